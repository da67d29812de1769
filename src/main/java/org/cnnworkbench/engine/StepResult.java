package org.cnnworkbench.engine;

import java.util.List;

/**
 * What a training step said about its batch, with the weights from before the step and dropout on.
 *
 * @param loss       mean cross-entropy in nats, with class weights, without L1 and L2
 * @param wrong      images whose most probable class was not theirs
 * @param statistics one a layer with weights, empty where the step was not observed
 */
public record StepResult(double loss, int wrong, List<LayerStatistics> statistics) {
    public StepResult {
        statistics = List.copyOf(statistics);
    }
}
