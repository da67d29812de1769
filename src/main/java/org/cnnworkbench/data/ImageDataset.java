package org.cnnworkbench.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.spec.TensorShape;

/**
 * Labelled images of one shape in memory: unsigned bytes, height × width × channels, one array an image. Subsets share the arrays, so
 * they cost no memory; nobody may write into them. An image belongs to at most one split.
 */
public final class ImageDataset {

    public static final String TRAIN = "train";
    public static final String VALIDATION = "validation";
    public static final String TEST = "test";

    private final String name;
    private final TensorShape.Image shape;
    private final List<String> classNames;
    private final byte[][] images;
    private final int[] labels;
    private final Map<String, int[]> splits;

    /**
     * Takes the arrays as they are, without a copy.
     *
     * @param splits positions of the images of each named split, in the order in which splits are shown: {@code train},
     *               {@code validation}, {@code test}
     * @throws IllegalArgumentException where lengths, labels or splits don't fit together
     */
    public ImageDataset(
            String name,
            TensorShape.Image shape,
            List<String> classNames,
            byte[][] images,
            int[] labels,
            Map<String, int[]> splits) {
        if (images.length != labels.length) {
            throw new IllegalArgumentException(
                    "data set " + name + ": " + images.length + " images but " + labels.length + " labels");
        }
        for (int i = 0; i < images.length; i++) {
            if (images[i].length != shape.elements()) {
                throw new IllegalArgumentException("data set " + name + ": image " + i + " has " + images[i].length
                        + " bytes, expected " + shape.elements() + " for " + shape);
            }
            if (labels[i] < 0 || labels[i] >= classNames.size()) {
                throw new IllegalArgumentException("data set " + name + ": image " + i + " has label " + labels[i]
                        + ", expected 0 to " + (classNames.size() - 1));
            }
        }
        this.name = name;
        this.shape = shape;
        this.classNames = List.copyOf(classNames);
        this.images = images;
        this.labels = labels;
        this.splits = new LinkedHashMap<>(splits);
        checkSplits();
    }

    private void checkSplits() {
        boolean[] taken = new boolean[images.length];
        splits.forEach((split, positions) -> {
            for (int position : positions) {
                if (position < 0 || position >= images.length || taken[position]) {
                    throw new IllegalArgumentException("data set " + name + ": split " + split + " names image "
                            + position + ", which is missing or belongs to another split; there are " + images.length);
                }
                taken[position] = true;
            }
        });
    }

    public String name() {
        return name;
    }

    /** Number of images in all splits and in none. */
    public int size() {
        return images.length;
    }

    public TensorShape.Image shape() {
        return shape;
    }

    public List<String> classNames() {
        return classNames;
    }

    /** The image itself, not a copy: height × width × channels unsigned bytes, for reading only. */
    public byte[] image(int index) {
        return images[index];
    }

    public int label(int index) {
        return labels[index];
    }

    public List<String> splitNames() {
        return List.copyOf(splits.keySet());
    }

    public boolean hasSplit(String split) {
        return splits.containsKey(split);
    }

    /** Positions of the split's images, a copy; empty where there is no such split. */
    public int[] split(String split) {
        return splits.getOrDefault(split, new int[0]).clone();
    }

    /** Positions of the images by split, in order; the arrays are for reading only. */
    public Map<String, int[]> splits() {
        return Collections.unmodifiableMap(splits);
    }

    /** The same images and labels, split in another way. */
    public ImageDataset withSplits(Map<String, int[]> newSplits) {
        return new ImageDataset(name, shape, classNames, images, labels, newSplits);
    }

    /** SHA-256 over shape, labels, splits and pixels: two data sets with the same fingerprint train the same. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((shape + "|" + classNames + "|" + Arrays.toString(labels)).getBytes(StandardCharsets.UTF_8));
            splits.forEach((split, positions) ->
                    digest.update((split + Arrays.toString(positions)).getBytes(StandardCharsets.UTF_8)));
            for (byte[] image : images) {
                digest.update(image);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
