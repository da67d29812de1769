package org.cnnworkbench.engine;

import org.cnnworkbench.data.Batch;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ParameterSpec;

/** A network that can learn and answer. Not safe for concurrent use; {@link #close} frees memory outside the Java heap. */
public interface Network extends AutoCloseable {

    NetworkSummary summary();

    /**
     * Learns one batch.
     *
     * @param seed    dropout is a function of this, so that a step can be repeated exactly
     * @param observe whether to compute statistics of the layers; the weights come out the same either way
     */
    StepResult fit(Batch batch, long seed, boolean observe);

    /** Used from the next {@link #fit} on. */
    void setLearningRate(double learningRate);

    /** Probabilities, images × classes, without dropout and with the running statistics of batch normalisation. */
    float[] predict(Batch batch);

    /** What a layer gives for a batch, as predicting computes it: images × channels × height × width, or images × features. */
    Tensor activations(String layer, Batch batch);

    /**
     * A copy of one parameter, shaped as its {@link ParameterSpec#shape()}.
     *
     * @throws IllegalArgumentException where the network has no such parameter
     */
    Tensor parameter(LayerSummary layer, ParameterSpec parameter);

    /** A copy of weights and optimizer state. */
    NetworkState state();

    /**
     * Goes on from a state.
     *
     * @throws IllegalArgumentException where names or shapes are not this network's
     */
    void restore(NetworkState state);

    @Override
    void close();
}
