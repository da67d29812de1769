package org.cnnworkbench.engine.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Sets numbers to 0 while training and makes the rest larger. Which ones is a function of the step's seed, the layer and the number's
 * place, whatever the number of threads; the library's own generator draws them one after the other and was a tenth of a step.
 *
 * @param rate  share that is dropped
 * @param layer its index
 */
record Dropout(double rate, int layer) implements Step.Function {

    /** 2^64 divided by the golden ratio, which spreads neighbouring places (Steele et al. 2014, SplitMix64). */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    @Override
    public Step apply(Tensor x, Pass pass) {
        if (rate == 0 || !pass.isTraining()) {
            return Step.none(x);
        }
        Tensor mask = torch.empty_like(x);
        int count = Math.toIntExact(x.numel());
        float[] numbers = new float[count];
        fill(numbers, mixed(pass.seed() + (layer + 1L) * GOLDEN));
        MemorySegment.copy(numbers, 0, Floats.memory(mask), ValueLayout.JAVA_FLOAT, 0, count);
        return new Step(torch.mul(x, mask), gradient -> torch.mul(gradient, mask));
    }

    /** 0 with the rate, else 1 / (1 − rate). */
    private void fill(float[] mask, long start) {
        float kept = (float) (1 / (1 - rate));
        int limit = (int) Math.round((1 - rate) * (1 << 24));
        for (int i = 0; i < mask.length; i++) {
            int draw = (int) (mixed(start + i * GOLDEN) >>> 40);
            mask[i] = draw < limit ? kept : 0;
        }
    }

    /** SplitMix64's mixing of a counter's bits. */
    private static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
