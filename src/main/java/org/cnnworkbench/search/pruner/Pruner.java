package org.cnnworkbench.search.pruner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnworkbench.input.TypeTable;

/**
 * Gives up trials that won't be among the best. Pure. Like is compared with like: a trial's value at an epoch of a fold is the mean of its
 * complete folds' last scores and its score at that epoch, and it is held against the other trials' values at the same epoch of the
 * same fold.
 */
public sealed interface Pruner permits NoPruner, MedianPruner, SuccessiveHalvingPruner, HyperbandPruner {

    /** In JSON a name, {@code "median"}, or an object where there is something to set, {@code {"type": "median", "warm_up": 2}}. */
    TypeTable<Pruner> TYPES = TypeTable.of("pruner", types()).bareNames().strict();

    /**
     * Asked after each epoch of a trial but its very last: why to give it up now.
     *
     * @param trial  the trial, whose last score is that of the epoch just done
     * @param others the other trials of the study, as far as they have come, also those complete and those given up
     * @return a sentence for people; empty to go on
     */
    Optional<String> reasonToPrune(Progress trial, List<Progress> others);

    /**
     * This pruner with what was left open filled in.
     *
     * @param epochs of a whole trial, all its folds together
     */
    default Pruner forTrialsOf(int epochs) {
        return this;
    }

    private static Map<String, Class<? extends Pruner>> types() {
        Map<String, Class<? extends Pruner>> types = new LinkedHashMap<>();
        types.put("none", NoPruner.class);
        types.put("median", MedianPruner.class);
        types.put("successive_halving", SuccessiveHalvingPruner.class);
        types.put("hyperband", HyperbandPruner.class);
        return types;
    }
}
