package org.cnnworkbench.search.sampler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.search.space.SearchSpace;

/**
 * The tree-structured Parzen estimator (Bergstra et al. 2011) with the defaults of Optuna's TPESampler, one dimension at a time. The
 * trials are split into the best ⌈n / 10⌉, at most 25, and the rest; from each part a mixture of normal distributions is made; of
 * some candidates drawn from the mixture of the good ones, that with the largest ratio of the two densities is proposed. A
 * dimension with a condition learns from the trials that had it.
 *
 * @param startup    so many trials are drawn at random first
 * @param candidates of so many values drawn from where good trials lie, the most promising is taken
 */
public record TpeSampler(
        @Option(help = "So many trials are drawn at random before what they showed is used", byDefault = "10", min = 1)
        int startup,

        @Option(
                help = "Of so many candidates for a value the most promising is taken",
                byDefault = "24",
                min = 1,
                max = 10_000)
        int candidates)
        implements Sampler {

    private static final int MOST_GOOD = 25;
    private static final double GOOD_SHARE = 0.1;

    @Override
    public Optional<Point> propose(SearchSpace space, long seed, int draw, List<Observation> known) {
        if (known.size() < startup) {
            return Optional.of(RandomSampler.independent(space, seed, draw));
        }
        Set<Integer> good = good(known);
        Map<String, JsonNode> chosen = new HashMap<>();
        for (Dimension dimension : space.conditionsFirst()) {
            if (space.counts(dimension, chosen)) {
                chosen.put(dimension.key(), best(dimension, Draws.of(seed, draw, dimension), known, good));
            }
        }
        return Optional.of(space.point(chosen));
    }

    /** How many of n trials count as good. */
    static int goodCount(int n) {
        return Math.min((int) Math.ceil(GOOD_SHARE * n), MOST_GOOD);
    }

    /** The indices of the good ones; of equal scores the earlier. */
    private static Set<Integer> good(List<Observation> known) {
        return new HashSet<>(IntStream.range(0, known.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -worth(known.get(i))))
                .limit(goodCount(known.size()))
                .toList());
    }

    private static double worth(Observation observation) {
        return Double.isNaN(observation.score()) ? Double.NEGATIVE_INFINITY : observation.score();
    }

    private JsonNode best(Dimension dimension, SplittableRandom random, List<Observation> known, Set<Integer> good) {
        List<JsonNode> ofGood = new ArrayList<>();
        List<JsonNode> ofRest = new ArrayList<>();
        String key = dimension.key();
        for (int i = 0; i < known.size(); i++) {
            JsonNode value = known.get(i).point().values().get(key);
            if (value != null && dimension.domain().contains(value)) {
                (good.contains(i) ? ofGood : ofRest).add(value);
            }
        }
        Parzen likely = Parzen.of(dimension.domain(), ofGood);
        Parzen unlikely = Parzen.of(dimension.domain(), ofRest);
        JsonNode best = likely.draw(random);
        double bestRatio = likely.logDensity(best) - unlikely.logDensity(best);
        for (int i = 1; i < candidates; i++) {
            JsonNode candidate = likely.draw(random);
            double ratio = likely.logDensity(candidate) - unlikely.logDensity(candidate);
            if (ratio > bestRatio) {
                best = candidate;
                bestRatio = ratio;
            }
        }
        return best;
    }
}
