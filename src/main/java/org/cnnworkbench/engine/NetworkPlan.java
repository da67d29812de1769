package org.cnnworkbench.engine;

import java.util.List;
import org.cnnworkbench.spec.NetworkSummary;

/**
 * What an engine needs to know to build a network.
 *
 * @param summary      shapes and parameters; must be valid
 * @param optimizer    how gradients become steps
 * @param classWeights factor on the loss of each class's images, empty where all count alike
 * @param seed         the weights start as a function of this
 */
public record NetworkPlan(NetworkSummary summary, Optimizer optimizer, List<Double> classWeights, long seed) {

    public NetworkPlan {
        if (!summary.isValid()) {
            throw new IllegalArgumentException("a network with errors can't be built: " + summary.diagnostics());
        }
        if (!classWeights.isEmpty() && classWeights.size() != summary.classes()) {
            throw new IllegalArgumentException("class weights: expected one for each of " + summary.classes()
                    + " classes, received " + classWeights.size());
        }
        classWeights = List.copyOf(classWeights);
    }
}
