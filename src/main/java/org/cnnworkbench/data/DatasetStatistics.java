package org.cnnworkbench.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cnnworkbench.spec.TensorShape;

/**
 * What a data set consists of.
 *
 * @param name       of the data set
 * @param shape      of one image
 * @param classNames in the order of the labels
 * @param images     their number, those of no split included
 * @param counts     of each split: images of each class, in the order of the labels
 * @param pixels     over all images and channels
 * @param channels   over all images, one channel each
 * @param distinct   images that differ, pixel by pixel: copies count once
 * @param constant   images of which all pixels are equal, channel by channel
 * @param repeats    of each split but train: images that some image of the train split equals, pixel by pixel
 */
public record DatasetStatistics(
        String name,
        TensorShape.Image shape,
        List<String> classNames,
        int images,
        Map<String, List<Integer>> counts,
        Level pixels,
        List<Level> channels,
        int distinct,
        int constant,
        Map<String, Integer> repeats) {

    private static final double FULL_SCALE = 255;

    /**
     * Where pixel values lie.
     *
     * @param mean              of full scale, 0 to 1
     * @param standardDeviation of full scale, of the population (divided by n)
     */
    public record Level(double mean, double standardDeviation) {

        private static Level of(long count, long sum, long squares) {
            double mean = (double) sum / count;
            // Rounding may put the variance of equal values a hair below zero.
            double variance = Math.max(0, (double) squares / count - mean * mean);
            return new Level(mean / FULL_SCALE, Math.sqrt(variance) / FULL_SCALE);
        }
    }

    /** Equal where the pixels are. */
    private static final class Pixels {
        private final byte[] bytes;
        private final int hash;

        Pixels(byte[] bytes) {
            this.bytes = bytes;
            this.hash = Arrays.hashCode(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Pixels pixels && hash == pixels.hash && Arrays.equals(bytes, pixels.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    public DatasetStatistics {
        classNames = List.copyOf(classNames);
        channels = List.copyOf(channels);
    }

    /** @throws IllegalArgumentException where there is no image */
    public static DatasetStatistics of(ImageDataset data) {
        PixelStatistics sums =
                PixelStatistics.perChannel(data, IntStream.range(0, data.size()).toArray());
        List<Level> channels = new ArrayList<>();
        for (int channel = 0; channel < sums.sums().length; channel++) {
            channels.add(Level.of(sums.count(), sums.sums()[channel], sums.squares()[channel]));
        }
        Level all = Level.of(
                sums.count() * channels.size(),
                Arrays.stream(sums.sums()).sum(),
                Arrays.stream(sums.squares()).sum());
        Map<String, List<Integer>> counts = new LinkedHashMap<>();
        data.splits().forEach((split, positions) -> counts.put(split, perClass(data, positions)));
        int constant = constantImages(data).length;
        Map<Pixels, Boolean> seen = inTrain(data);
        return new DatasetStatistics(
                data.name(),
                data.shape(),
                data.classNames(),
                data.size(),
                counts,
                all,
                channels,
                seen.size(),
                constant,
                repeats(data, seen));
    }

    /** Positions of the images of which all pixels are equal, channel by channel, in ascending order. */
    public static int[] constantImages(ImageDataset data) {
        return IntStream.range(0, data.size())
                .filter(i -> isConstant(data.image(i), data.shape().channels()))
                .toArray();
    }

    /** Positions of all images that occur more than once; equal ones stand beside each other. */
    public static int[] copies(ImageDataset data) {
        return groups(data).stream()
                .filter(group -> group.size() > 1)
                .flatMapToInt(group -> group.stream().mapToInt(i -> i))
                .toArray();
    }

    /** Positions of the images of a split that equal some image of the train split, each group with one such image before it. */
    public static int[] repeated(ImageDataset data, String split) {
        Set<Integer> train =
                Arrays.stream(data.split(ImageDataset.TRAIN)).boxed().collect(Collectors.toSet());
        Set<Integer> others = Arrays.stream(data.split(split)).boxed().collect(Collectors.toSet());
        return groups(data).stream()
                .filter(group -> group.stream().anyMatch(train::contains)
                        && group.stream().anyMatch(others::contains))
                .flatMapToInt(group -> IntStream.concat(
                        group.stream().filter(train::contains).limit(1).mapToInt(i -> i),
                        group.stream().filter(others::contains).mapToInt(i -> i)))
                .toArray();
    }

    private static Collection<List<Integer>> groups(ImageDataset data) {
        Map<Pixels, List<Integer>> groups = LinkedHashMap.newLinkedHashMap(data.size());
        for (int i = 0; i < data.size(); i++) {
            groups.computeIfAbsent(new Pixels(data.image(i)), first -> new ArrayList<>(1))
                    .add(i);
        }
        return groups.values();
    }

    /** Images of a split, all classes together. */
    public int total(String split) {
        return counts.getOrDefault(split, List.of()).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static List<Integer> perClass(ImageDataset data, int[] positions) {
        int[] counts = new int[data.classNames().size()];
        for (int position : positions) {
            counts[data.label(position)]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    private static boolean isConstant(byte[] image, int channels) {
        for (int i = channels; i < image.length; i++) {
            if (image[i] != image[i - channels]) {
                return false;
            }
        }
        return true;
    }

    /** Each distinct image, and whether the train split has it. */
    private static Map<Pixels, Boolean> inTrain(ImageDataset data) {
        Map<Pixels, Boolean> seen = HashMap.newHashMap(data.size());
        for (int position : data.split(ImageDataset.TRAIN)) {
            seen.put(new Pixels(data.image(position)), true);
        }
        for (int i = 0; i < data.size(); i++) {
            seen.putIfAbsent(new Pixels(data.image(i)), false);
        }
        return seen;
    }

    private static Map<String, Integer> repeats(ImageDataset data, Map<Pixels, Boolean> seen) {
        Map<String, Integer> repeats = new LinkedHashMap<>();
        data.splits().forEach((split, positions) -> {
            if (!split.equals(ImageDataset.TRAIN)) {
                repeats.put(split, (int) Arrays.stream(positions)
                        .filter(i -> seen.getOrDefault(new Pixels(data.image(i)), false))
                        .count());
            }
        });
        return repeats;
    }
}
