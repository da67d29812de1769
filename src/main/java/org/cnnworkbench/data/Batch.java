package org.cnnworkbench.data;

import org.cnnworkbench.spec.TensorShape;

/**
 * Images ready for an engine.
 *
 * @param shape    of one image
 * @param features size × channels × height × width numbers, preprocessed
 * @param labels   class of each image
 * @param indices  position of each image in the data set, to find it again
 */
public record Batch(TensorShape.Image shape, float[] features, int[] labels, int[] indices) {

    public Batch {
        if (labels.length != indices.length || features.length != labels.length * shape.elements()) {
            throw new IllegalArgumentException("batch: expected " + labels.length + " images of " + shape
                    + ", received " + features.length + " numbers and " + indices.length + " indices");
        }
    }

    /** Number of images. */
    public int size() {
        return labels.length;
    }
}
