package org.cnnworkbench.engine;

/**
 * What one training step did to one layer's trained weights (kernels, biases and the like together).
 *
 * @param layer         name of the layer
 * @param weights       after the step
 * @param gradients     of the loss, without L1 and L2
 * @param updates       what was taken from the weights
 * @param updateToWeight length of the update over the length of the weights; about 0.001 in a network that learns well, 0 where all
 *                      weights are 0
 */
public record LayerStatistics(
        String layer, Moments weights, Moments gradients, Moments updates, double updateToWeight) {

    /**
     * @param mean      average
     * @param deviation standard deviation of the population
     */
    public record Moments(double mean, double deviation) {}
}
