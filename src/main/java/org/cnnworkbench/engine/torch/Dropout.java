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
record Dropout(double rate, int layer) {

    /** 2^64 divided by the golden ratio, which spreads neighbouring places (Steele et al. 2014, SplitMix64). */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Numbers drawn at a time: a whole mask on the Java heap would be much to collect after every step. */
    private static final int PIECE = 4096;

    /** Behind another step, whose output may be written over where it is {@link Step#scalable}. */
    Step after(Step step, Pass pass) {
        if (rate == 0 || !pass.isTraining()) {
            return step;
        }
        Tensor x = step.output();
        Tensor mask = torch.empty_like(x);
        fill(Floats.memory(mask), mixed(pass.seed() + (layer + 1L) * GOLDEN));
        Step.Back back = gradient -> torch.mul(gradient, mask);
        return new Step(step.scalable() ? x.mul_(mask) : torch.mul(x, mask), back.then(step.back()));
    }

    /** 0 with the rate, else 1 / (1 − rate). */
    private void fill(MemorySegment mask, long start) {
        int count = Math.toIntExact(mask.byteSize() / Float.BYTES);
        Shared.among(Math.ceilDiv(count, PIECE), PIECE, (first, end) -> {
            float[] drawn = new float[Math.min(PIECE, count)];
            for (int piece = first; piece < end; piece++) {
                int from = piece * PIECE;
                int length = Math.min(PIECE, count - from);
                draw(drawn, length, start + from * GOLDEN);
                MemorySegment.copy(drawn, 0, mask, ValueLayout.JAVA_FLOAT, (long) from * Float.BYTES, length);
            }
        });
    }

    private void draw(float[] mask, int length, long start) {
        float kept = (float) (1 / (1 - rate));
        int limit = (int) Math.round((1 - rate) * (1 << 24));
        for (int i = 0; i < length; i++) {
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
