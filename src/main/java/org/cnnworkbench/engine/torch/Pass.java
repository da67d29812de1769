package org.cnnworkbench.engine.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.bytedeco.pytorch.Tensor;
import org.cnnworkbench.spec.LayerSummary;

/** One way of a batch through the network: whether it is to learn from it, and what is found out on the way. */
final class Pass {

    /**
     * What batch normalisation saw.
     *
     * @param mean    of each channel
     * @param inverse 1 / √(variance + ε) of each channel, the variance divided by n
     */
    record BatchStatistics(LayerSummary layer, Tensor mean, Tensor inverse) {}

    private final Place place;
    private final boolean training;
    private final long seed;
    private final BiConsumer<Weights.Parameter, Tensor> gradients;
    private final List<BatchStatistics> statistics = new ArrayList<>();

    private Pass(Place place, boolean training, long seed, BiConsumer<Weights.Parameter, Tensor> gradients) {
        this.place = place;
        this.training = training;
        this.seed = seed;
        this.gradients = gradients;
    }

    /**
     * @param place     where it computes
     * @param seed      of dropout
     * @param gradients gets each parameter's, on the way back
     */
    static Pass training(Place place, long seed, BiConsumer<Weights.Parameter, Tensor> gradients) {
        return new Pass(place, true, seed, gradients);
    }

    static Pass predicting(Place place) {
        return new Pass(place, false, 0, (parameter, gradient) -> {
            throw new IllegalStateException("predicting has no gradients");
        });
    }

    /** Where it computes. */
    Place place() {
        return place;
    }

    boolean isTraining() {
        return training;
    }

    long seed() {
        return seed;
    }

    void learned(Weights.Parameter parameter, Tensor gradient) {
        gradients.accept(parameter, gradient);
    }

    void saw(LayerSummary layer, Tensor mean, Tensor inverse) {
        statistics.add(new BatchStatistics(layer, mean, inverse));
    }

    List<BatchStatistics> statistics() {
        return statistics;
    }
}
