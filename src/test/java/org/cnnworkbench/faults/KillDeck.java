package org.cnnworkbench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The kills that are still to be done, and what was found after those that were. Shared by the lanes. */
final class KillDeck {

    private final Deque<KillPoint> toDo;
    private final Map<KillPoint, Integer> done = new EnumMap<>(KillPoint.class);
    private final Map<Remains, Integer> found = new EnumMap<>(Remains.class);
    private final long begun = System.nanoTime();
    private int missed;
    private int runs;

    /** As many of each kind, but for the rest of the division, in random order. */
    KillDeck(int kills, long seed) {
        List<KillPoint> deck = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            deck.add(KillPoint.values()[i % KillPoint.values().length]);
        }
        Collections.shuffle(deck, new Random(seed));
        this.toDo = new ArrayDeque<>(deck);
    }

    synchronized boolean isEmpty() {
        return toDo.isEmpty();
    }

    /**
     * The next one.
     *
     * @param nearTheEnd whether the run would come to an end soon if nobody killed it; a kill at the end waits for such a run
     */
    synchronized Optional<KillPoint> draw(boolean nearTheEnd) {
        Optional<KillPoint> drawn = toDo.stream()
                .filter(point -> nearTheEnd || point != KillPoint.EVALUATION)
                .findFirst()
                .or(toDo.stream()::findFirst);
        drawn.ifPresent(toDo::removeFirstOccurrence);
        return drawn;
    }

    /** The run ended before the moment came. */
    synchronized void missed(KillPoint point) {
        missed++;
        toDo.addLast(point);
    }

    synchronized void killed(KillPoint point, Set<Remains> remains) {
        done.merge(point, 1, Integer::sum);
        remains.forEach(remain -> found.merge(remain, 1, Integer::sum));
    }

    synchronized void completed() {
        runs++;
        writeReport();
    }

    private void writeReport() {
        try {
            Files.writeString(
                    Files.createDirectories(Path.of("target", "faults")).resolve("kills.md"), report());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized int kills() {
        return done.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Figures for the report, in Markdown. */
    synchronized String report() {
        StringBuilder text = new StringBuilder();
        text.append("kills ")
                .append(kills())
                .append(", in ")
                .append(runs)
                .append(" runs that came out the same to the last bit; ");
        text.append(missed).append(" times the run ended before the moment came\n\n");
        text.append("| killed at | times |\n|---|---:|\n");
        done.forEach((point, times) ->
                text.append("| ").append(point).append(" | ").append(times).append(" |\n"));
        text.append("\n| found on the disk | times |\n|---|---:|\n");
        found.forEach((remain, times) -> text.append("| ")
                .append(remain.text())
                .append(" | ")
                .append(times)
                .append(" |\n"));
        text.append("\nseconds: ")
                .append((System.nanoTime() - begun) / 1_000_000_000)
                .append('\n');
        return text.toString();
    }
}
