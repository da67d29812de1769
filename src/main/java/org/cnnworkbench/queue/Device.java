package org.cnnworkbench.queue;

import org.cnnworkbench.train.Experiment;

/** What a run computes on, as far as slots go. */
public enum Device {
    CPU,
    GPU;

    private static final String PROCESSOR = "cpu";

    /** That of an experiment: whatever is not the processor is a graphics card. */
    public static Device of(Experiment experiment) {
        return experiment.training().device().equals(PROCESSOR) ? CPU : GPU;
    }
}
