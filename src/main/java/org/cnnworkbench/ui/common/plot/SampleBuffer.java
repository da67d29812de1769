package org.cnnworkbench.ui.common.plot;

import java.util.Arrays;

/**
 * Collects points. What {@link #samples} has handed out stays as it was, whatever is added or dropped later; taking it costs next to
 * nothing. Not safe for concurrent use.
 */
public final class SampleBuffer {

    private static final int FIRST = 256;

    private final double[][] columns;
    private int size;
    private long generation;

    /** @param quantities values that each point has */
    public SampleBuffer(int quantities) {
        columns = new double[quantities + 2][FIRST];
    }

    public int size() {
        return size;
    }

    /** Adds a point, which lies behind all others. */
    public void add(double epochs, double seconds, double... values) {
        if (values.length != columns.length - 2) {
            throw new IllegalArgumentException(
                    "expected " + (columns.length - 2) + " values, received " + values.length);
        }
        if (size == columns[0].length) {
            for (int i = 0; i < columns.length; i++) {
                columns[i] = Arrays.copyOf(columns[i], size * 2);
            }
        }
        columns[0][size] = epochs;
        columns[1][size] = seconds;
        for (int i = 0; i < values.length; i++) {
            columns[i + 2][size] = values[i];
        }
        size++;
    }

    /** Drops what lies behind a place, in epochs. */
    public void dropBehind(double epochs) {
        int kept = size;
        while (kept > 0 && columns[0][kept - 1] > epochs) {
            kept--;
        }
        if (kept == size) {
            return;
        }
        // What was handed out goes on seeing the old arrays.
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Arrays.copyOf(columns[i], columns[i].length);
        }
        size = kept;
        generation++;
    }

    /** Seconds at the last point; 0 where there is none. */
    public double lastSeconds() {
        return size == 0 ? 0 : columns[1][size - 1];
    }

    public Samples samples() {
        return new Samples(size, generation, columns[0], columns[1], Arrays.copyOfRange(columns, 2, columns.length));
    }
}
