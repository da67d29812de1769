package org.cnnworkbench.engine.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.FlatParameters;
import org.cnnworkbench.engine.Segment;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ParameterSpec;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where each of our parameters lies in DL4J's flat array, and in which order. */
final class ParameterMapping {

    /** DL4J's names of our parameters. */
    private static final Map<String, String> KEYS = Map.of(
            "kernel", "W",
            "bias", "b",
            "depthwise_kernel", "W",
            "pointwise_kernel", "pW",
            "gamma", "gamma",
            "beta", "beta",
            "mean", "mean",
            "variance", "var",
            "alpha", "W");

    private ParameterMapping() {}

    static List<Segment> segments(NetworkSummary summary, ComputationGraph graph) {
        List<Segment> segments = new ArrayList<>();
        for (LayerSummary layer : summary.layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                Map<String, INDArray> table =
                        graph.getLayer(GraphBuilder.vertex(layer)).paramTable();
                INDArray view = table.get(KEYS.get(parameter.name()));
                if (view == null) {
                    throw new IllegalStateException("DL4J holds " + table.keySet() + " for layer " + layer.name()
                            + ", expected " + parameter.name());
                }
                int span = Math.toIntExact(view.length());
                segments.add(new Segment(
                        layer, parameter, Math.toIntExact(view.offset()), span, holds(layer, parameter, view)));
            }
        }
        FlatParameters.requireComplete(summary, segments);
        return segments;
    }

    /** For each place of the view the position of its number in our order; null where they are all the same. */
    private static int @Nullable [] holds(LayerSummary layer, ParameterSpec parameter, INDArray view) {
        Position position = position(layer, parameter);
        long[] shape = view.shape();
        long[] strides = view.stride();
        int[] holds = new int[Math.toIntExact(view.length())];
        int[] at = new int[shape.length];
        for (int i = 0; i < holds.length; i++) {
            int place = 0;
            for (int axis = 0; axis < at.length; axis++) {
                place += at[axis] * Math.toIntExact(strides[axis]);
            }
            holds[place] = position.of(at);
            advance(at, shape);
        }
        int[] identity = new int[holds.length];
        Arrays.setAll(identity, i -> i);
        return holds.length == parameter.elements() && Arrays.equals(holds, identity) ? null : holds;
    }

    private static void advance(int[] at, long[] shape) {
        for (int axis = at.length - 1; axis >= 0; axis--) {
            at[axis]++;
            if (at[axis] < shape[axis]) {
                return;
            }
            at[axis] = 0;
        }
    }

    /** The position, in our order, of what DL4J holds at some coordinates of its array. */
    private interface Position {
        int of(int[] at);
    }

    private static Position position(LayerSummary layer, ParameterSpec parameter) {
        if (parameter.name().equals("alpha")) {
            return slopes(parameter, layer.output());
        }
        if (parameter.role() != ParameterSpec.Role.KERNEL) {
            return at -> at[at.length - 1];
        }
        return switch (layer.spec()) {
            // filters × channels × height × width, as ours
            case LayerSpec.Conv2d c -> at -> kernel(parameter, at[0], at[1], at[2], at[3], c.dilation());
            // height × width × channels × multiplier
            case LayerSpec.DepthwiseConv2d c ->
                at -> kernel(parameter, at[2] * c.depthMultiplier() + at[3], 0, at[0], at[1], c.dilation());
            // multiplier × channels × height × width, and filters × channels × 1 × 1
            case LayerSpec.SeparableConv2d c ->
                parameter.name().equals("pointwise_kernel")
                        ? at -> kernel(parameter, at[0], at[1], 0, 0, Size.square(1))
                        : at -> kernel(parameter, at[1] * c.depthMultiplier() + at[0], 0, at[2], at[3], c.dilation());
            // features × units, ours units × features
            default -> at -> at[1] * parameter.shape().getLast() + at[0];
        };
    }

    /** The position in our kernel, whose dilation DL4J holds as zeros between its numbers. */
    private static int kernel(ParameterSpec parameter, int filter, int channel, int row, int column, Size dilation) {
        if (row % dilation.height() != 0 || column % dilation.width() != 0) {
            return Segment.NOTHING;
        }
        List<Integer> shape = parameter.shape();
        return ((filter * shape.get(1) + channel) * shape.get(2) + row / dilation.height()) * shape.get(3)
                + column / dilation.width();
    }

    /** DL4J holds a slope for each unit, channels × height × width or features; ours may be shared. */
    private static Position slopes(ParameterSpec parameter, TensorShape units) {
        if (parameter.elements() == 1) {
            return at -> 0;
        }
        if (parameter.elements() < units.elements()) {
            return at -> at[0];
        }
        return units instanceof TensorShape.Image image
                ? at -> (at[0] * image.height() + at[1]) * image.width() + at[2]
                : at -> at[at.length - 1];
    }
}
