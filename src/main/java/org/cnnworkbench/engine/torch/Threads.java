package org.cnnworkbench.engine.torch;

import org.bytedeco.pytorch.global.torch;

/**
 * How many threads a pass computes with. To wake a thread and wait for it takes some hundredths of a millisecond, a dozen times a step: small
 * passes are up to three times as fast with one (docs/PERFORMANCE.md). That depends on the work alone, never on the clock, since sums in
 * another order have other bits.
 */
final class Threads {

    /** Where one thread and two are about equally fast: a little less than a step of seed 2's network on 64 images. */
    private static final long WORTH_SHARING = 40_000_000;

    private Threads() {}

    /**
     * To be called before a pass, in its thread: the library keeps the number for each thread.
     *
     * @param multiplyAdds of one image, forward
     * @param times        so often they are done in the pass
     */
    static void share(long multiplyAdds, long times) {
        int wanted = multiplyAdds < WORTH_SHARING / Math.max(1, times) ? 1 : TorchRuntime.threads();
        if (torch.get_num_threads() != wanted) {
            torch.set_num_threads(wanted);
        }
    }
}
