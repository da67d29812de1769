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
    static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Numbers at a time that are drawn, brought to the Java heap, and taken back. */
    private static final int PIECE = 4096;

    /** Behind another step, whose output may be written over where it is {@link Step#scalable}. */
    Step after(Step step, Pass pass) {
        if (rate == 0 || !pass.isTraining()) {
            return step;
        }
        long start = mixed(pass.seed() + (layer + 1L) * GOLDEN);
        if (pass.place().isApart()) {
            return apart(step, start, pass.place());
        }
        Tensor x = inMemory(step.output());
        Tensor y = step.scalable() ? x : x.clone();
        MemorySegment numbers = Floats.memory(y);
        int count = Math.toIntExact(y.numel());
        long[] kept = new long[Math.ceilDiv(count, Long.SIZE)];
        draw(kept, count, start);
        scale(numbers, count, kept);
        Step.Back back = gradient -> {
            Tensor own = inMemory(gradient);
            scale(Floats.memory(own), count, kept);
            return own;
        };
        return new Step(y, back.then(step.back()));
    }

    /** The same numbers, drawn by the library where they lie. */
    private Step apart(Step step, long start, Place place) {
        Tensor x = step.output();
        Tensor mask = new CounterMask(rate, start).as(x, place);
        Step.Back back = gradient -> torch.mul(gradient, mask);
        return new Step(step.scalable() ? x.mul_(mask) : torch.mul(x, mask), back.then(step.back()));
    }

    /** In the order in which the bits of what is kept count them. */
    private static Tensor inMemory(Tensor numbers) {
        return numbers.dim() == 4 ? ChannelsLast.of(numbers) : numbers.contiguous();
    }

    /** A bit for each number: set with the probability of being kept. */
    private void draw(long[] kept, int count, long start) {
        int limit = (int) Math.round((1 - rate) * (1 << CounterMask.BITS));
        Shared.among(kept.length, Long.SIZE, (first, end) -> {
            for (int word = first; word < end; word++) {
                int from = word * Long.SIZE;
                int bits = Math.min(Long.SIZE, count - from);
                long drawn = 0;
                for (int bit = 0; bit < bits; bit++) {
                    int draw = (int) (mixed(start + (from + bit) * GOLDEN) >>> (Long.SIZE - CounterMask.BITS));
                    drawn |= (draw < limit ? 1L : 0L) << bit;
                }
                kept[word] = drawn;
            }
        });
    }

    /** What is kept times 1 / (1 − rate), the others times 0. */
    private void scale(MemorySegment numbers, int count, long[] kept) {
        float factor = (float) (1 / (1 - rate));
        Shared.among(Math.ceilDiv(count, PIECE), PIECE, (first, end) -> {
            float[] values = new float[Math.min(PIECE, count)];
            for (int piece = first; piece < end; piece++) {
                int from = piece * PIECE;
                int length = Math.min(PIECE, count - from);
                MemorySegment.copy(numbers, ValueLayout.JAVA_FLOAT, (long) from * Float.BYTES, values, 0, length);
                for (int i = 0; i < length; i++) {
                    long bit = kept[(from + i) / Long.SIZE] >>> (from + i) & 1;
                    values[i] *= bit * factor;
                }
                MemorySegment.copy(values, 0, numbers, ValueLayout.JAVA_FLOAT, (long) from * Float.BYTES, length);
            }
        });
    }

    /** SplitMix64's mixing of a counter's bits. */
    private static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * CounterMask.FIRST_FACTOR;
        long b = (a ^ (a >>> 27)) * CounterMask.SECOND_FACTOR;
        return b ^ (b >>> 31);
    }
}
