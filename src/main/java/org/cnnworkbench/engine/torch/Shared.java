package org.cnnworkbench.engine.torch;

import java.util.stream.IntStream;
import org.bytedeco.pytorch.global.torch;

/** Work in Java shared among as many threads as the library computes with. */
final class Shared {

    /** Fewer numbers are not worth a second thread. */
    private static final long NUMBERS_A_TASK = 1 << 15;

    private Shared() {}

    /** What is done with the things from one to another. */
    interface Work {
        void part(int first, int end);
    }

    /**
     * Does it all, and returns when all is done.
     *
     * @param count   of things that don't depend on one another
     * @param numbers of which each of them has
     */
    static void among(int count, long numbers, Work work) {
        int tasks = (int) Math.clamp(count * numbers / NUMBERS_A_TASK, 1, Math.min(count, torch.get_num_threads()));
        if (tasks == 1) {
            work.part(0, count);
        } else {
            IntStream.range(0, tasks)
                    .parallel()
                    .forEach(task ->
                            work.part((int) ((long) count * task / tasks), (int) ((long) count * (task + 1) / tasks)));
        }
    }
}
