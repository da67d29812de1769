package org.cnnworkbench.engine.gpu;

import java.util.Locale;
import java.util.Optional;

/**
 * A graphics card as its driver tells of it.
 *
 * @param index       its number, by which {@code cuda:N} means it
 * @param uuid        the driver's own name of it, the same after every start
 * @param name        the maker's
 * @param capability  empty where the driver doesn't tell, as old ones don't
 * @param memoryBytes that it has; 0 where that is not told
 * @param usedBytes   of them, by all processes together; 0 where that is not told
 */
public record Gpu(
        int index, String uuid, String name, Optional<ComputeCapability> capability, long memoryBytes, long usedBytes) {

    private static final double GIB = 1L << 30;

    public long freeBytes() {
        return Math.max(0, memoryBytes - usedBytes);
    }

    /** By which a person asks for it, and a run's record names it. */
    public String device() {
        return "cuda:" + index;
    }

    /** Its number in this process, which may have been started so that it sees this card alone. */
    public int indexHere() {
        return uuid.equals(System.getenv(VisibleCards.VARIABLE)) ? 0 : index;
    }

    Gpu withIndex(int newIndex) {
        return new Gpu(newIndex, uuid, name, capability, memoryBytes, usedBytes);
    }

    /** {@code cuda:0 NVIDIA L4, compute capability 8.9, 22.5 GiB, 1.2 GiB in use}. */
    public String text() {
        return device() + " " + name
                + capability.map(c -> ", compute capability " + c).orElse(", compute capability not told")
                + (memoryBytes == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, ", %.1f GiB, %.1f GiB in use", memoryBytes / GIB, usedBytes / GIB));
    }
}
