package org.cnnworkbench.search.sampler;

import java.util.SplittableRandom;
import org.cnnworkbench.data.Seeds;
import org.cnnworkbench.search.space.Dimension;

/** The generators of one draw. */
final class Draws {

    private Draws() {}

    /** A dimension's own, by its path, so that it draws alike beside whatever others. */
    static SplittableRandom of(long seed, int draw, Dimension dimension) {
        return new SplittableRandom(Seeds.mix(seed, draw, dimension.key().hashCode()));
    }
}
