package org.cnnworkbench.data.augment;

import java.util.random.RandomGenerator;

/**
 * One way to vary an image while training, with its settings. Each kind is a pure function: the same image and the same random numbers
 * give the same image, whose shape is kept and whose values lie between 0 and 255.
 *
 * <p>{@link AugmentationPipeline} holds every number against the range that its field declares.
 */
public sealed interface Augmentation permits Geometric, PixelWise {

    /** How likely the step is applied to an image, 0 to 1. */
    double probability();

    /** The image changed, whatever the probability; the image itself where the draw changes nothing. */
    FloatImage apply(FloatImage image, RandomGenerator random);
}
