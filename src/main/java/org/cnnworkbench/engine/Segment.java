package org.cnnworkbench.engine;

import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.LayerTypes;
import org.cnnworkbench.spec.ParameterSpec;
import org.cnnworkbench.spec.WeightOptions;
import org.jspecify.annotations.Nullable;

/**
 * Where one parameter lies in an engine's flat array. An engine may hold the numbers in an order of its own, may hold one number at
 * several places (a shared slope), and may have places that hold none of them (the gaps of a dilated kernel, always 0).
 *
 * @param offset first place
 * @param span   number of places
 * @param holds  for each place the position of its number in the order of {@link ParameterSpec#shape()}, or {@link #NOTHING}; null where
 *               the places are the positions
 */
public record Segment(LayerSummary layer, ParameterSpec parameter, int offset, int span, int @Nullable [] holds) {

    public static final int NOTHING = -1;

    public Segment {
        if (holds == null ? span != parameter.elements() : holds.length != span) {
            throw new IllegalArgumentException("segment of " + parameter + ": " + span + " places don't fit");
        }
    }

    /** A parameter that lies in the engine's array as in ours. */
    public static Segment inOrder(LayerSummary layer, ParameterSpec parameter, int offset) {
        return new Segment(layer, parameter, offset, Math.toIntExact(parameter.elements()), null);
    }

    /** The place behind the last. */
    public int end() {
        return offset + span;
    }

    /** The position in the parameter of the number at a place, or {@link #NOTHING}. */
    int held(int place) {
        return holds == null ? place - offset : holds[place - offset];
    }

    /** What a person wants of these weights; of a bias nothing but the defaults counts. */
    public WeightOptions weightOptions() {
        WeightOptions options = LayerTypes.weightsOf(layer.spec());
        return options == null || parameter.role() != ParameterSpec.Role.KERNEL ? WeightOptions.DEFAULTS : options;
    }

    String key() {
        return NetworkState.key(layer, parameter);
    }

    /** Numbers of one unit or filter. */
    int unitLength() {
        return Math.toIntExact(parameter.elements()) / parameter.shape().getFirst();
    }

    float[] read(float[] flat) {
        float[] numbers = new float[Math.toIntExact(parameter.elements())];
        for (int place = offset; place < end(); place++) {
            if (held(place) != NOTHING) {
                numbers[held(place)] = flat[place];
            }
        }
        return numbers;
    }

    void write(float[] numbers, float[] flat) {
        for (int place = offset; place < end(); place++) {
            flat[place] = held(place) == NOTHING ? 0 : numbers[held(place)];
        }
    }

    /** Gradients of places that share a number add up; places that hold nothing have none. */
    void gather(float[] gradients) {
        if (holds == null) {
            return;
        }
        double[] sums = new double[Math.toIntExact(parameter.elements())];
        for (int place = offset; place < end(); place++) {
            if (held(place) != NOTHING) {
                sums[held(place)] += gradients[place];
            }
        }
        for (int place = offset; place < end(); place++) {
            gradients[place] = held(place) == NOTHING ? 0 : (float) sums[held(place)];
        }
    }
}
