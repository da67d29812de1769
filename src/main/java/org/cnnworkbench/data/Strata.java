package org.cnnworkbench.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cnnworkbench.input.InputException;

/** Positions of images grouped by class, and seeded draws that keep the classes' shares. */
final class Strata {

    /** What a draw is for: each purpose has randomness of its own, so that one seed serves them all. */
    enum Purpose {
        SPLIT,
        FOLDS,
        OVERSAMPLE,
        LIMIT
    }

    /** Keeps these draws apart from those of the batch pipeline, which counts from 1. */
    private static final long SHAPING = 0x5348_4150_45L;

    private Strata() {}

    /** The positions of each class, in the order given. */
    static List<int[]> byClass(ImageDataset data, int[] positions) {
        return IntStream.range(0, data.classNames().size())
                .mapToObj(label -> Arrays.stream(positions)
                        .filter(position -> data.label(position) == label)
                        .toArray())
                .toList();
    }

    /** A generator of its own for each seed, purpose and class. */
    static SplittableRandom random(long seed, Purpose purpose, int label) {
        return new SplittableRandom(Seeds.mix(seed, SHAPING, purpose.ordinal(), label));
    }

    /** A shuffled copy (Fisher and Yates). */
    static int[] shuffled(int[] positions, SplittableRandom random) {
        int[] shuffled = positions.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = held;
        }
        return shuffled;
    }

    /**
     * Draws so that each class keeps its share, rounded by largest remainder; where remainders are equal the lower class gets more.
     *
     * @param count images to draw, 0 to all
     * @return positions in ascending order
     */
    static int[] draw(ImageDataset data, int[] positions, int count, long seed, Purpose purpose) {
        List<int[]> classes = byClass(data, positions);
        int[] sizes = apportion(classes.stream().mapToInt(list -> list.length).toArray(), count);
        return IntStream.range(0, sizes.length)
                .flatMap(label ->
                        Arrays.stream(shuffled(classes.get(label), random(seed, purpose, label)), 0, sizes[label]))
                .sorted()
                .toArray();
    }

    /** Shares out {@code count} in proportion to {@code sizes} (Hamilton's method). */
    static int[] apportion(int[] sizes, int count) {
        long total = Arrays.stream(sizes).asLongStream().sum();
        if (count < 0 || count > total) {
            throw new InputException("expected to draw 0 to " + total + " images, received " + count);
        }
        int[] shares = new int[sizes.length];
        if (total == 0) {
            return shares;
        }
        List<Integer> byRemainder = new ArrayList<>();
        long left = count;
        for (int i = 0; i < sizes.length; i++) {
            shares[i] = (int) ((long) count * sizes[i] / total);
            left -= shares[i];
            byRemainder.add(i);
        }
        byRemainder.sort((a, b) -> Long.compare((long) count * sizes[b] % total, (long) count * sizes[a] % total));
        for (int i = 0; i < left; i++) {
            shares[byRemainder.get(i)]++;
        }
        return shares;
    }

    /** What remains of {@code positions} without {@code taken}, in order. */
    static int[] without(int[] positions, int[] taken) {
        int[] sorted = taken.clone();
        Arrays.sort(sorted);
        return Arrays.stream(positions)
                .filter(position -> Arrays.binarySearch(sorted, position) < 0)
                .toArray();
    }
}
