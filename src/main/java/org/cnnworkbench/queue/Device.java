package org.cnnworkbench.queue;

import org.cnnworkbench.engine.gpu.CardNatives;
import org.cnnworkbench.engine.gpu.DeviceWish;
import org.cnnworkbench.run.Machines;
import org.cnnworkbench.train.Experiment;

/** What a run computes on, as far as slots go. */
public enum Device {
    CPU,
    GPU;

    /** That of an experiment; what leaves it open counts as a card's where there are cards and an engine's code for them. */
    public static Device of(Experiment experiment) {
        return switch (experiment.training().device()) {
            case DeviceWish.CPU -> CPU;
            case DeviceWish.AUTO -> CardNatives.any() && !Machines.gpus().isEmpty() ? GPU : CPU;
            default -> GPU;
        };
    }
}
