package org.cnnworkbench.data.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.TensorShape;

/** Puts the splits of a set together, one after another, each from files of its own. */
final class SplitParts {

    private final String name;
    private final TensorShape.Image shape;
    private final List<byte[]> images = new ArrayList<>();
    private final List<int[]> labels = new ArrayList<>();
    private final Map<String, int[]> splits = new LinkedHashMap<>();

    SplitParts(String name, TensorShape.Image shape) {
        this.name = name;
        this.shape = shape;
    }

    /** Adds images at the end, all of one split, which may have some already; the lengths of images are the caller's affair. */
    void add(String split, byte[][] pixels, int[] itsLabels) {
        IntStream added = IntStream.range(images.size(), images.size() + pixels.length);
        splits.merge(
                split,
                added.toArray(),
                (before, more) -> IntStream.concat(Arrays.stream(before), Arrays.stream(more))
                        .toArray());
        Collections.addAll(images, pixels);
        labels.add(itsLabels);
    }

    /**
     * @param where      what brought the labels, for the message
     * @param classNames empty where the labels are their own names
     */
    ImageDataset build(String where, List<String> classNames) {
        int[] all = labels.stream().flatMapToInt(Arrays::stream).toArray();
        if (all.length == 0) {
            throw new InputException(where + ": there isn't a single image");
        }
        int largest = Arrays.stream(all).max().orElseThrow();
        if (!classNames.isEmpty() && largest >= classNames.size()) {
            throw new InputException(where + ": label " + largest + " has no name; expected 0 to "
                    + (classNames.size() - 1) + " as there are " + classNames.size() + " class names");
        }
        List<String> names = classNames.isEmpty()
                ? IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList()
                : classNames;
        return new ImageDataset(name, shape, names, images.toArray(byte[][]::new), all, splits);
    }
}
