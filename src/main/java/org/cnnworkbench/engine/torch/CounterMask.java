package org.cnnworkbench.engine.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What {@link Dropout} multiplies with, drawn by the library where numbers lie that Java can't reach: 0 with the rate, else 1 / (1 − rate). It
 * is SplitMix64 of each number's place, in whole numbers of 64 bits, so the same are dropped as on the processor.
 *
 * @param rate  share that is dropped
 * @param start of the counter
 */
record CounterMask(double rate, long start) {

    /** SplitMix64's factors. */
    static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;

    static final long SECOND_FACTOR = 0x94D049BB133111EBL;

    /** Of each draw: as many as a float32 holds exactly. */
    static final int BITS = 24;

    /** One for numbers of that shape; places are counted channels last, as on the processor. */
    Tensor as(Tensor x, Place place) {
        Tensor drawn = drawn(x.numel(), place);
        if (x.dim() != 4) {
            return drawn.view_as(x);
        }
        return drawn.view(x.size(0), x.size(2), x.size(3), x.size(1)).permute(0, 3, 1, 2);
    }

    private Tensor drawn(long count, Place place) {
        Tensor z = torch.arange(new Scalar(count), place.options(torch.ScalarType.Long))
                .mul_(new Scalar(Dropout.GOLDEN))
                .add_(new Scalar(start));
        z.bitwise_xor_(shifted(z, 30)).mul_(new Scalar(FIRST_FACTOR));
        z.bitwise_xor_(shifted(z, 27)).mul_(new Scalar(SECOND_FACTOR));
        z.bitwise_xor_(shifted(z, 31));
        long limit = Math.round((1 - rate) * (1 << BITS));
        return shifted(z, Long.SIZE - BITS)
                .lt(new Scalar(limit))
                .to(torch.ScalarType.Float)
                .mul_(new Scalar((double) (float) (1 / (1 - rate))));
    }

    /** To the right with zeros; the library shifts the sign in. */
    private static Tensor shifted(Tensor z, int bits) {
        return torch.bitwise_right_shift(z, new Scalar((long) bits)).bitwise_and_(new Scalar(-1L >>> bits));
    }
}
