package org.cnnworkbench.search.sampler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import org.cnnworkbench.search.space.Choice;

/**
 * A distribution over a list: each trial adds its weight, most of it to its own value and some to all, less the more trials there are; the
 * prior adds its weight to all alike.
 */
final class ChoiceParzen implements Parzen {

    private final Choice choice;
    private final double[] shares;

    /** @param observed the trials' values as indices in the list */
    ChoiceParzen(Choice choice, int[] observed) {
        this.choice = choice;
        int values = choice.values().size();
        int kernels = observed.length + 1;
        double prior = 1.0 / kernels;
        double whole = 1 + values * prior;
        double[] weights = Parzen.weights(observed.length);
        this.shares = new double[values];
        for (int v = 0; v < values; v++) {
            shares[v] = weights[observed.length] / values;
            for (int i = 0; i < observed.length; i++) {
                shares[v] += weights[i] * ((observed[i] == v ? 1 + prior : prior) / whole);
            }
        }
    }

    @Override
    public JsonNode draw(SplittableRandom random) {
        return choice.values().get(Parzen.pick(shares, random));
    }

    @Override
    public double logDensity(JsonNode value) {
        return Math.log(shares[choice.values().indexOf(value)]);
    }
}
