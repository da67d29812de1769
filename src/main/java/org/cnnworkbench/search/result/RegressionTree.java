package org.cnnworkbench.search.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regression tree (Breiman et al. 1984) grown until every leaf holds one score: each split is that which lowers the sum of squared
 * deviations most. A list's values are split into two groups in the order of their mean scores, which finds the best of all groupings.
 */
final class RegressionTree {

    private final List<Axis> axes;
    private final double[][] points;
    private final double[] scores;
    private final List<Leaf> leaves = new ArrayList<>();

    /** A box of the space and the score that the tree gives it; a cell an axis. */
    record Leaf(List<Cell> box, double score) {
        boolean contains(double[] point) {
            for (int axis = 0; axis < point.length; axis++) {
                if (!box.get(axis).contains(point[axis])) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A split of an axis into two halves, and by how much it lowers the sum of squared deviations. */
    private record Split(int axis, Cell left, Cell right, double gain) {}

    private RegressionTree(List<Axis> axes, double[][] points, double[] scores) {
        this.axes = axes;
        this.points = points;
        this.scores = scores;
    }

    /**
     * The leaves of the tree of some points.
     *
     * @param points  coordinates, a row a point
     * @param scores  one a point
     * @param members indices of points, the same one several times if need be
     */
    static List<Leaf> leaves(List<Axis> axes, double[][] points, double[] scores, int[] members) {
        RegressionTree tree = new RegressionTree(axes, points, scores);
        tree.grow(axes.stream().map(Cell::all).toList(), members);
        return tree.leaves;
    }

    private void grow(List<Cell> box, int[] members) {
        Split split = null;
        boolean pure = Arrays.stream(members).allMatch(i -> scores[i] == scores[members[0]]);
        for (int axis = 0; axis < axes.size() && !pure; axis++) {
            Split other = bestSplit(axis, members);
            split = split == null || (other != null && other.gain > split.gain) ? other : split;
        }
        if (split == null) {
            double mean =
                    Arrays.stream(members).mapToDouble(i -> scores[i]).average().orElse(0);
            leaves.add(new Leaf(box, mean));
            return;
        }
        for (Cell half : List.of(split.left, split.right)) {
            int axis = split.axis;
            List<Cell> smaller = new ArrayList<>(box);
            smaller.set(axis, box.get(axis).and(half));
            grow(
                    smaller,
                    Arrays.stream(members)
                            .filter(i -> half.contains(points[i][axis]))
                            .toArray());
        }
    }

    /** Null where the axis can't tell the members apart, or they have one score. */
    private @Nullable Split bestSplit(int axis, int[] members) {
        double[] means = groupMeans(axis, members);
        Comparator<Integer> byCoordinate = Comparator.comparingDouble(i -> points[i][axis]);
        Comparator<Integer> byMean = Comparator.comparingDouble(i -> means[(int) points[i][axis] + 1]);
        List<Integer> order = Arrays.stream(members)
                .boxed()
                .sorted(means.length == 0 ? byCoordinate : byMean.thenComparing(byCoordinate))
                .toList();
        double total = Arrays.stream(members).mapToDouble(i -> scores[i]).sum();
        double mean = total / members.length;
        double before = 0;
        double bestGain = 1e-12
                * Arrays.stream(members).mapToDouble(i -> scores[i] * scores[i]).sum();
        int best = 0;
        for (int count = 1; count < order.size(); count++) {
            int last = order.get(count - 1);
            before += scores[last] - mean;
            // Deviations from the mean add up to 0: the gain is before² (1 / left + 1 / right).
            double gain = before * before * (1.0 / count + 1.0 / (members.length - count));
            if (points[last][axis] != points[order.get(count)][axis] && gain > bestGain) {
                bestGain = gain;
                best = count;
            }
        }
        return best == 0 ? null : split(axis, order, best, bestGain);
    }

    private Split split(int axis, List<Integer> order, int left, double gain) {
        if (!axes.get(axis).isList()) {
            double at = (points[order.get(left - 1)][axis] + points[order.get(left)][axis]) / 2;
            return new Split(
                    axis,
                    new Cell.Interval(Double.NEGATIVE_INFINITY, at),
                    new Cell.Interval(at, Double.POSITIVE_INFINITY),
                    gain);
        }
        // Values that no member has go right.
        BitSet members = new BitSet();
        order.subList(0, left).forEach(i -> members.set((int) points[i][axis] + 1));
        BitSet rest = (BitSet) members.clone();
        rest.flip(0, axes.get(axis).values().size() + 1);
        return new Split(axis, new Cell.Subset(members), new Cell.Subset(rest), gain);
    }

    /** The mean score of each of a list's values, empty for a range. */
    private double[] groupMeans(int axis, int[] members) {
        if (!axes.get(axis).isList()) {
            return new double[0];
        }
        int groups = axes.get(axis).values().size() + 1;
        double[] sums = new double[groups];
        int[] counts = new int[groups];
        for (int i : members) {
            sums[(int) points[i][axis] + 1] += scores[i];
            counts[(int) points[i][axis] + 1]++;
        }
        for (int g = 0; g < groups; g++) {
            sums[g] = counts[g] == 0 ? 0 : sums[g] / counts[g];
        }
        return sums;
    }
}
