package org.cnnworkbench.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Some of a data set's images as a data set of their own, numbered anew; pixels are shared. */
final class Selection {

    private Selection() {}

    /**
     * @param positions  of the images to keep, ascending
     * @param classNames of the new set
     * @param relabel    old label to new
     */
    static ImageDataset of(ImageDataset data, int[] positions, List<String> classNames, IntUnaryOperator relabel) {
        int[] moved = new int[data.size()];
        Arrays.fill(moved, -1);
        byte[][] images = new byte[positions.length][];
        int[] labels = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            moved[positions[i]] = i;
            images[i] = data.image(positions[i]);
            labels[i] = relabel.applyAsInt(data.label(positions[i]));
        }
        Map<String, int[]> splits = new LinkedHashMap<>();
        data.splits()
                .forEach((name, members) -> splits.put(
                        name,
                        Arrays.stream(members)
                                .map(member -> moved[member])
                                .filter(member -> member >= 0)
                                .toArray()));
        return new ImageDataset(data.name(), data.shape(), classNames, images, labels, splits);
    }
}
