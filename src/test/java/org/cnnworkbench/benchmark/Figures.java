package org.cnnworkbench.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How measured numbers are told. */
final class Figures {

    private Figures() {}

    static double quantile(List<Double> values, double share) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /** The median and the quartiles. */
    static String spread(List<Double> values) {
        return String.format(
                Locale.ROOT, "%.2f (%.2f–%.2f)", quantile(values, 0.5), quantile(values, 0.25), quantile(values, 0.75));
    }

    /** How often as fast as the reference: the spread of the rounds' ratios, for what is near in time is to be compared. */
    static String ratio(List<Double> ofReference, List<Double> times) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            ratios.add(ofReference.get(i) / times.get(i));
        }
        return spread(ratios);
    }
}
