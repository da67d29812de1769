package org.cnnworkbench.search.sampler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.TypeTable;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.search.space.SearchSpace;

/** Proposes the points that a search tries. Pure: the same arguments give the same point, whenever and wherever they are asked. */
public sealed interface Sampler permits GridSampler, RandomSampler, TpeSampler {

    /** In JSON a name, {@code "random"}, or an object where there is something to set, {@code {"type": "tpe", "startup": 20}}. */
    TypeTable<Sampler> TYPES = TypeTable.of("sampler", types()).bareNames().strict();

    /**
     * The point of a draw.
     *
     * @param seed  the study's
     * @param draw  from 0: how many points the study has asked for before, also those that couldn't be tried
     * @param known what trials have shown so far, in the order of their numbers; only some samplers look at it
     * @return empty where there are no more points
     */
    Optional<Point> propose(SearchSpace space, long seed, int draw, List<Observation> known);

    /**
     * Says whether this sampler can work with a space.
     *
     * @throws InputException where it can't, saying how to mend it
     */
    default void check(SearchSpace space) {}

    private static Map<String, Class<? extends Sampler>> types() {
        Map<String, Class<? extends Sampler>> types = new LinkedHashMap<>();
        types.put("grid", GridSampler.class);
        types.put("random", RandomSampler.class);
        types.put("tpe", TpeSampler.class);
        return types;
    }
}
