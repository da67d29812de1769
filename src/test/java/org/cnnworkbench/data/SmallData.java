package org.cnnworkbench.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cnnworkbench.spec.TensorShape;

/** Data sets that can be seen at a glance: image i is the single pixel i. */
final class SmallData {

    private SmallData() {}

    /** Everything in the train split. */
    static ImageDataset ofLabels(List<String> classNames, int... labels) {
        Map<String, int[]> splits = new LinkedHashMap<>();
        splits.put(ImageDataset.TRAIN, IntStream.range(0, labels.length).toArray());
        byte[][] images = new byte[labels.length][];
        for (int i = 0; i < images.length; i++) {
            images[i] = new byte[] {(byte) i};
        }
        return new ImageDataset("small", TensorShape.image(1, 1, 1), classNames, images, labels, splits);
    }

    /** So many images of class a, then so many of b and of c, all in the train split. */
    static ImageDataset ofCounts(int a, int b, int c) {
        int[] labels = IntStream.concat(
                        IntStream.concat(
                                IntStream.generate(() -> 0).limit(a),
                                IntStream.generate(() -> 1).limit(b)),
                        IntStream.generate(() -> 2).limit(c))
                .toArray();
        return ofLabels(List.of("a", "b", "c"), labels);
    }

    /** Images of each class in a split. */
    static int[] counts(ImageDataset data, int[] positions) {
        int[] counts = new int[data.classNames().size()];
        for (int position : positions) {
            counts[data.label(position)]++;
        }
        return counts;
    }
}
