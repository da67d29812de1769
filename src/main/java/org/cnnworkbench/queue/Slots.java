package org.cnnworkbench.queue;

import org.cnnworkbench.input.Option;
import org.cnnworkbench.run.Machines;
import org.jspecify.annotations.Nullable;

/**
 * How many runs may train at once. With 0 nothing is begun until there are more again.
 *
 * @param cpu on the processor, 0 to 64; null for one
 * @param gpu on graphics cards, 0 to 64; null for one a card
 */
public record Slots(
        @Option(help = "Runs that train at once on the processor", byDefault = "null", min = 0, max = MOST) @Nullable
        Integer cpu,

        @Option(help = "Runs that train at once on graphics cards", byDefault = "null", min = 0, max = MOST) @Nullable
        Integer gpu) {

    public static final Slots DEFAULT = new Slots(null, null);

    private static final int MOST = 64;

    public Slots {
        check("cpu", cpu);
        check("gpu", gpu);
    }

    private static void check(String name, @Nullable Integer count) {
        if (count != null && (count < 0 || count > MOST)) {
            throw new IllegalArgumentException(name + " slots: expected 0 to " + MOST + ", received " + count);
        }
    }

    /** So many runs may train at once on a device. A machine without a card has a slot for it: the run then says what is missing. */
    public int of(Device device) {
        Integer set = device == Device.CPU ? cpu : gpu;
        if (set != null) {
            return set;
        }
        return device == Device.CPU ? 1 : Math.max(1, Machines.gpus().size());
    }
}
