package org.cnnworkbench.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cnnworkbench.engine.NetworkState;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.TrainingState;
import org.jspecify.annotations.Nullable;

/** Small training states. */
final class TestStates {

    private TestStates() {}

    static Tensor tensor(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    static EpochResult epoch(int number) {
        return new EpochResult(
                number,
                0.1 + 0.2,
                new EpochResult.Scores(1.0 / 3, 0.25),
                new EpochResult.Scores(Math.PI, Double.MIN_VALUE),
                12.5,
                1e6 / 7);
    }

    static EpochResult[] epochs(int count) {
        EpochResult[] epochs = new EpochResult[count];
        for (int i = 0; i < count; i++) {
            epochs[i] = epoch(i + 1);
        }
        return epochs;
    }

    /** A network of two parameters, one of them trained, after so many epochs. */
    static TrainingState after(int epochs, TrainingState.@Nullable PartialEpoch partial) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        parameters.put("conv2d_0.kernel", new Tensor(List.of(2, 1, 1, 2), new float[] {epochs, -0.5f, 1e-30f, 3e30f}));
        parameters.put("batch_norm_1.mean", new Tensor(List.of(2), new float[] {0.1f, -0f}));
        Map<String, Tensor> slot = Map.of("conv2d_0.kernel", new Tensor(List.of(2, 1, 1, 2), new float[] {1, 2, 3, 4}));
        return new TrainingState(
                new NetworkState(7, parameters, List.of(slot, slot)),
                List.of(epochs(epochs)),
                partial,
                List.of(new AppliedAct(Position.START, new SteeringAct.SetLearningRate(0.1 + 0.2))));
    }

    /** What a checkpoint says of its run. */
    static RunContext context(String training) {
        return new RunContext(
                ExperimentJson.read(
                        "experiment",
                        "{\"version\": 1, \"name\": \"small\", \"architecture\": {\"version\": 1, \"name\": \"small\","
                                + " \"layers\": [{\"type\": \"output\"}]}, \"data\": {\"reference\": \"builtin:digits\"},"
                                + " \"training\": " + training + "}"),
                "/data");
    }

    static RunContext context() {
        return context("{}");
    }
}
