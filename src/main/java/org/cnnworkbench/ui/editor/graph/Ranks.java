package org.cnnworkbench.ui.editor.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rows and lanes of a drawing. Row 0 is the network's input; every layer stands at least one row behind those that feed it. Lane 0 is the
 * longest way to the last layer, branches stand left (negative) or right of it. Layers are told by their index, the input by -1.
 */
final class Ranks {

    private final int layers;
    private final int[] row;
    private final int[] lane;
    private final boolean[] placed;
    private final List<List<Integer>> inputs = new ArrayList<>();
    private final List<List<Integer>> consumers = new ArrayList<>();
    /** Rows that are taken, lane by lane, by blocks and by branches as a whole. */
    private final Map<Integer, BitSet> taken = new HashMap<>();

    private final Map<Integer, BitSet> blocks = new HashMap<>();
    private final int[] branch;

    private Ranks(WireGraph graph) {
        layers = graph.nodes().size();
        row = new int[layers + 1];
        lane = new int[layers + 1];
        branch = new int[layers + 1];
        placed = new boolean[layers + 1];
        for (int i = -1; i < layers; i++) {
            inputs.add(new ArrayList<>());
            consumers.add(new ArrayList<>());
        }
        for (int i = 0; i < layers; i++) {
            for (Wire wire : graph.nodes().get(i).inputs()) {
                if (wire instanceof Wire.From from && from.node() < i) {
                    inputs(i).add(from.node());
                    consumers(from.node()).add(i);
                    row[i + 1] = Math.max(row[i + 1], row(from.node()) + 1);
                }
            }
            row[i + 1] = Math.max(1, row[i + 1]);
        }
    }

    static Ranks of(WireGraph graph) {
        Ranks ranks = new Ranks(graph);
        ranks.placeLongestWay();
        for (int i = 0; i < ranks.layers; i++) {
            if (!ranks.placed[i + 1]) {
                ranks.placeBranch(i);
            }
        }
        return ranks;
    }

    private void placeLongestWay() {
        placed[0] = true;
        for (int at = layers - 1; at >= 0; at = mainInput(at)) {
            placed[at + 1] = true;
            take(blocks, 0, row(at), row(at));
        }
        take(blocks, 0, 0, 0);
        taken.computeIfAbsent(0, key -> new BitSet()).or(blocks.get(0));
    }

    /** The one of its inputs that stands lowest, the first of equals. */
    private int mainInput(int layer) {
        int main = -1;
        for (int input : inputs(layer)) {
            if (input >= 0 && (main < 0 || row(input) > row(main))) {
                main = input;
            }
        }
        return main;
    }

    private void placeBranch(int first) {
        List<Integer> chain = new ArrayList<>(List.of(first));
        int next = nextOf(first);
        while (next >= 0) {
            chain.add(next);
            next = nextOf(next);
        }
        int last = chain.getLast();
        int fork = mainInput(first);
        int start = row(first);
        int end = consumers(last).stream().mapToInt(this::row).min().orElse(row(last) + 1) - 1;
        boolean movable = chain.stream()
                .filter(layer -> layer != last)
                .allMatch(layer -> consumers(layer).size() == 1);
        int slack = movable ? Math.max(0, (end - row(last)) / 2) : 0;
        int side = placed(fork) && leftOfMain(first) ? -1 : 1;
        int where = lane(fork) + side;
        while (overlaps(where, start, Math.max(end, row(last)))) {
            where += side;
        }
        take(taken, where, start, Math.max(end, row(last)));
        for (int layer : chain) {
            row[layer + 1] += slack;
            lane[layer + 1] = where;
            branch[layer + 1] = first + 1;
            placed[layer + 1] = true;
            take(blocks, where, row(layer), row(layer));
        }
    }

    private int nextOf(int layer) {
        return consumers(layer).stream()
                .filter(next -> !placed[next + 1] && mainInput(next) == layer)
                .findFirst()
                .orElse(-1);
    }

    /** Whether it was drawn before its neighbour on the longest way. */
    private boolean leftOfMain(int first) {
        return IntStream.range(0, layers)
                .filter(layer -> placed[layer + 1] && lane(layer) == 0 && row(layer) == row(first))
                .anyMatch(layer -> first < layer);
    }

    private boolean placed(int layer) {
        return placed[layer + 1];
    }

    private static void take(Map<Integer, BitSet> where, int lane, int from, int to) {
        where.computeIfAbsent(lane, key -> new BitSet()).set(from, to + 1);
    }

    private boolean overlaps(int where, int from, int to) {
        BitSet rows = taken.get(where);
        int next = rows == null ? -1 : rows.nextSetBit(from);
        return next >= 0 && next <= to;
    }

    /** Whether a connection can run straight down a lane, strictly between two rows, beside nothing but its own branch. */
    boolean isFree(int where, int fromRow, int toRow, int ownLayer) {
        for (int r = fromRow + 1; r < toRow; r++) {
            if (blocks.getOrDefault(where, new BitSet()).get(r)) {
                return false;
            }
            boolean reserved = taken.getOrDefault(where, new BitSet()).get(r);
            if (reserved && !(lane(ownLayer) == where && branch[ownLayer + 1] > 0)) {
                return false;
            }
        }
        return true;
    }

    boolean hasBlock(int where, int atRow) {
        return blocks.getOrDefault(where, new BitSet()).get(atRow);
    }

    /** The outermost lane on the right that has anything in some rows. */
    int rightmost(int fromRow, int toRow) {
        return taken.entrySet().stream()
                .filter(entry -> {
                    int next = entry.getValue().nextSetBit(fromRow);
                    return next >= 0 && next <= toRow;
                })
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(0);
    }

    int layers() {
        return layers;
    }

    int rows() {
        return IntStream.of(row).max().orElse(0) + 1;
    }

    int row(int layer) {
        return row[layer + 1];
    }

    int lane(int layer) {
        return lane[layer + 1];
    }

    List<Integer> inputs(int layer) {
        return inputs.get(layer + 1);
    }

    List<Integer> consumers(int layer) {
        return consumers.get(layer + 1);
    }

    /** The rows before which just one connection crosses. */
    List<Integer> cuts() {
        int[] crossing = new int[rows() + 1];
        for (int to = 0; to < layers; to++) {
            for (int from : inputs(to)) {
                for (int r = row(from) + 1; r <= row(to); r++) {
                    crossing[r]++;
                }
            }
        }
        return IntStream.range(1, rows()).filter(r -> crossing[r] == 1).boxed().toList();
    }
}
