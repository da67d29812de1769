package org.cnnworkbench.train;

import java.util.Comparator;

/**
 * A place between two batches of a training. Places are ordered as they are reached.
 *
 * @param epochs  trained to their end
 * @param batches learned of the epoch after those; 0 between two epochs
 */
public record Position(int epochs, int batches) implements Comparable<Position> {

    /** Before the first batch. */
    public static final Position START = new Position(0, 0);

    private static final Comparator<Position> ORDER =
            Comparator.comparingInt(Position::epochs).thenComparingInt(Position::batches);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** As a person says it: {@code after batch 120 of epoch 4}. */
    public String text() {
        if (batches > 0) {
            return "after batch " + batches + " of epoch " + (epochs + 1);
        }
        return epochs == 0 ? "before the first batch" : "after epoch " + epochs;
    }
}
