package org.cnnworkbench.search.sampler;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.GridOrder;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.search.space.SearchSpace;

/**
 * Points at random, with the meaning of scikit-learn's ParameterSampler: where all domains are lists, combinations without replacement,
 * at most all of them; otherwise every draw is independent. Each dimension draws from a generator of its own, so that one more
 * dimension doesn't change what the others draw.
 */
public record RandomSampler() implements Sampler {

    @Override
    public Optional<Point> propose(SearchSpace space, long seed, int draw, List<Observation> known) {
        if (!space.isAllLists()) {
            return Optional.of(independent(space, seed, draw));
        }
        GridOrder grid = new GridOrder(space);
        BigInteger size = grid.size();
        if (size.compareTo(BigInteger.valueOf(draw)) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                size.bitLength() <= Permutation.MOST_BITS
                        ? grid.at(BigInteger.valueOf(new Permutation(size.longValueExact(), seed).at(draw)))
                        : independent(space, seed, draw)); // among 2^62 and more, two of a study's are never the same
    }

    /** A point whose values are drawn independently of all other draws. */
    static Point independent(SearchSpace space, long seed, int draw) {
        Map<String, JsonNode> chosen = new HashMap<>();
        for (Dimension dimension : space.conditionsFirst()) {
            if (space.counts(dimension, chosen)) {
                chosen.put(dimension.key(), value(dimension, seed, draw));
            }
        }
        return space.point(chosen);
    }

    /** The value that a dimension takes in a draw. */
    static JsonNode value(Dimension dimension, long seed, int draw) {
        return dimension.domain().draw(Draws.of(seed, draw, dimension).nextDouble());
    }
}
