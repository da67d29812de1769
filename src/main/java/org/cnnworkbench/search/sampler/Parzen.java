package org.cnnworkbench.search.sampler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cnnworkbench.search.space.Choice;
import org.cnnworkbench.search.space.Domain;
import org.cnnworkbench.search.space.IntRange;
import org.cnnworkbench.search.space.RealRange;
import org.cnnworkbench.search.space.Scale;

/** A distribution over a domain's values, made from the values of some trials and a broad prior that weighs as much as one of them. */
sealed interface Parzen permits ChoiceParzen, RangeParzen {

    /** So many of the latest trials weigh alike; earlier ones less and less. */
    int ALIKE = 25;

    /** One value at random. */
    JsonNode draw(SplittableRandom random);

    /** The logarithm of a value's density; up to a factor that is the same for all distributions over the domain. */
    double logDensity(JsonNode value);

    /**
     * The distribution of some trials.
     *
     * @param values theirs, in the order of the trials
     */
    static Parzen of(Domain domain, List<JsonNode> values) {
        return switch (domain) {
            case Choice choice ->
                new ChoiceParzen(
                        choice,
                        values.stream()
                                .mapToInt(value -> choice.values().indexOf(value))
                                .toArray());
            case IntRange range -> new RangeParzen(Scale.of(range), numbers(values));
            case RealRange range -> new RangeParzen(Scale.of(range), numbers(values));
        };
    }

    private static double[] numbers(List<JsonNode> values) {
        return values.stream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    /**
     * The weights of n trials, first to last, and behind them that of the prior; their sum is 1. Up to 25 trials weigh alike; of more, the
     * early ones' weights rise in a straight line from 1 / n.
     */
    static double[] weights(int n) {
        double[] weights = new double[n + 1];
        Arrays.fill(weights, 1);
        int ramp = n - ALIKE;
        for (int i = 0; i < ramp; i++) {
            double first = 1.0 / n;
            weights[i] = ramp == 1 ? first : first + (1 - first) * i / (ramp - 1);
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** The index at which the sum of the weights passes a uniform number. */
    static int pick(double[] weights, SplittableRandom random) {
        double left = random.nextDouble();
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
