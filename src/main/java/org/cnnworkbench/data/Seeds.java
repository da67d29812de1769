package org.cnnworkbench.data;

import java.util.SplittableRandom;

/**
 * Randomness as a function: what is drawn for an image depends on the run's seed, the epoch and the image, never on which thread draws
 * or what was drawn before. So the number of threads changes nothing, and a run that is continued has nothing random to restore.
 *
 * <p>Each number is mixed into the seed by the finaliser of SplittableRandom (Stafford's variant 13 of MurmurHash3's): every bit that
 * goes in changes every bit that comes out with a probability near one half, so that neighbouring epochs and images have unrelated numbers.
 */
public final class Seeds {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final long SHUFFLE = 1;
    private static final long AUGMENTATION = 2;
    private static final long DROPOUT = 3;

    private Seeds() {}

    /** A seed of its own for each list of numbers; their order matters. */
    public static long mix(long seed, long... numbers) {
        long mixed = finish(seed + GOLDEN_RATIO);
        for (long number : numbers) {
            mixed = finish(mixed + number + GOLDEN_RATIO);
        }
        return mixed;
    }

    /** What the order of an epoch is drawn from. */
    public static SplittableRandom shuffle(long seed, int epoch) {
        return new SplittableRandom(mix(seed, SHUFFLE, epoch));
    }

    /** What the augmentation of an image in an epoch is drawn from; the image is its position in the data set. */
    public static SplittableRandom image(long seed, int epoch, int image) {
        return new SplittableRandom(mix(seed, AUGMENTATION, epoch, image));
    }

    /** What the dropout of one step is drawn from; epochs and batches count from 1. */
    public static long dropout(long seed, int epoch, int batch) {
        return mix(seed, DROPOUT, epoch, batch);
    }

    private static long finish(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
