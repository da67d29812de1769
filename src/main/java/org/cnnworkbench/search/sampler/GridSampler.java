package org.cnnworkbench.search.sampler;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.cnnworkbench.search.space.GridOrder;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.search.space.SearchSpace;

/** Every combination, in the order of scikit-learn's ParameterGrid: {@link GridOrder}. */
public record GridSampler() implements Sampler {

    @Override
    public Optional<Point> propose(SearchSpace space, long seed, int draw, List<Observation> known) {
        GridOrder grid = new GridOrder(space);
        BigInteger index = BigInteger.valueOf(draw);
        return index.compareTo(grid.size()) < 0 ? Optional.of(grid.at(index)) : Optional.empty();
    }

    @Override
    public void check(SearchSpace space) {
        space.dimensions().forEach(each -> each.domain().gridOf(each.path()));
    }
}
