package org.cnnworkbench.data.format;

import org.cnnworkbench.input.InputException;

/** Refuses what can't fit into memory before anything of it is read, so that a wrong header ends in a message and not in a crash. */
final class HeapBudget {

    /** What the rest of the program needs at least while a set is loaded. */
    private static final long RESERVE = 32L << 20;

    private HeapBudget() {}

    /** Bytes of pixels that may be loaded at most. */
    static long limit() {
        return Math.max(0, Runtime.getRuntime().maxMemory() - RESERVE);
    }

    /**
     * @param where the file that promises so much
     * @param count images
     * @param size  bytes an image
     */
    static void check(String where, long count, long size) {
        long arrayHeader = 24;
        long needed = Math.multiplyHigh(count, size + arrayHeader) == 0 ? count * (size + arrayHeader) : Long.MAX_VALUE;
        if (needed < 0 || needed > limit()) {
            throw new InputException(
                    where + ": promises " + count + " images of " + size + " bytes, but this program may use "
                            + (limit() >> 20) + " MiB; if the file is right, start Java with a larger -Xmx");
        }
    }
}
