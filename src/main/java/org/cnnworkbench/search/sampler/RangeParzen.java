package org.cnnworkbench.search.sampler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cnnworkbench.search.space.Scale;

/**
 * A mixture of normal distributions, cut at the range's ends: one around each trial's value and a broad one in the middle. A trial's is as
 * wide as the distance to its farther neighbour (the ends are no neighbours), at least the range / min(100, n + 2) and at most the
 * range.
 */
final class RangeParzen implements Parzen {

    private static final double MOST_KERNELS = 100;

    private final Scale scale;
    private final double low;
    private final double high;
    private final double[] means;
    private final double[] deviations;
    private final double[] weights;
    private final double[] insides;

    /** @param observed the trials' values, not yet on the scale */
    RangeParzen(Scale scale, double[] observed) {
        this.scale = scale;
        this.low = scale.low();
        this.high = scale.high();
        int n = observed.length;
        this.means = Arrays.copyOf(Arrays.stream(observed).map(scale::on).toArray(), n + 1);
        means[n] = (low + high) / 2;
        this.deviations = deviations(means, low, high);
        this.weights = Parzen.weights(n);
        this.insides = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            insides[i] = Normal.between((low - means[i]) / deviations[i], (high - means[i]) / deviations[i]);
        }
    }

    /** The widths; the last mean is that of the prior, which is as wide as the range. */
    static double[] deviations(double[] means, double low, double high) {
        int last = means.length - 1;
        double[] deviations = new double[means.length];
        int[] order = IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> means[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double narrowest = (high - low) / Math.min(MOST_KERNELS, means.length + 1.0);
        for (int place = 0; place < order.length; place++) {
            double mean = means[order[place]];
            double before = place == 0 ? 0 : mean - means[order[place - 1]];
            double after = place == last ? 0 : means[order[place + 1]] - mean;
            deviations[order[place]] = Math.clamp(Math.max(before, after), narrowest, high - low);
        }
        deviations[last] = high - low;
        return deviations;
    }

    /** Every mean lies inside, so that at least a third of what is drawn does. */
    @Override
    public JsonNode draw(SplittableRandom random) {
        int kernel = Parzen.pick(weights, random);
        double place;
        do {
            place = means[kernel] + deviations[kernel] * random.nextGaussian();
        } while (place < low || place > high);
        return scale.at(place);
    }

    @Override
    public double logDensity(JsonNode value) {
        double number = value.doubleValue();
        boolean steps = scale.step() > 0;
        double from = scale.on(number - scale.step() / 2);
        double to = scale.on(number + scale.step() / 2);
        double density = 0;
        for (int i = 0; i < means.length; i++) {
            double below = (from - means[i]) / deviations[i];
            double kernel = steps
                    ? Normal.between(below, (to - means[i]) / deviations[i])
                    : Normal.density(below) / deviations[i];
            density += weights[i] * kernel / insides[i];
        }
        return Math.log(density);
    }
}
