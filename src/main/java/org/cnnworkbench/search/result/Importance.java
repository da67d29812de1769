package org.cnnworkbench.search.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cnnworkbench.data.Seeds;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.SearchSpace;

/**
 * How much a dimension matters: the share of the scores' variance over the space that it explains alone, by functional analysis of
 * variance (Hutter et al. 2014) of a random forest grown on the complete trials. The shares of all dimensions add up to less than 1
 * where dimensions matter together. What a dimension with conditions explains is taken where it counts, and weighs as much as
 * that happens.
 *
 * @param path  the dimension's
 * @param share from 0 to 1
 */
public record Importance(String path, double share) {

    /** With fewer complete trials there is nothing to say. */
    public static final int FEWEST_TRIALS = 4;

    private static final int TREES = 32;

    /**
     * The dimensions, the one that matters most first; empty for fewer than {@value #FEWEST_TRIALS} complete trials and where all of
     * them have the same score.
     *
     * @param trials those that aren't complete are left out, as are those whose points have values outside the space
     */
    public static List<Importance> of(SearchSpace space, List<TrialResult> trials, long seed) {
        List<TrialResult> complete = trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE && Double.isFinite(trial.meanTestScore()))
                .filter(trial -> isInside(space, trial))
                .toList();
        double[] scores =
                complete.stream().mapToDouble(TrialResult::meanTestScore).toArray();
        if (scores.length < FEWEST_TRIALS) {
            return List.of();
        }
        List<Dimension> dimensions = space.dimensions();
        List<Axis> axes = dimensions.stream().map(Axis::of).toList();
        Presence presence = new Presence(space, axes);
        double[][] points = complete.stream()
                .map(trial -> presence.coordinates(trial.point().values()))
                .toArray(double[][]::new);
        double[][] sample = presence.sample(new SplittableRandom(Seeds.mix(seed)));
        double[] shares = new double[axes.size()];
        int trees = 0;
        for (int tree = 0; tree < TREES; tree++) {
            SplittableRandom random = new SplittableRandom(Seeds.mix(seed, tree));
            int[] members = random.ints(scores.length, 0, scores.length).toArray();
            Optional<double[]> ofTree =
                    new Variances(presence, RegressionTree.leaves(axes, points, scores, members), sample).shares();
            if (ofTree.isPresent()) {
                trees++;
                for (int d = 0; d < shares.length; d++) {
                    shares[d] += ofTree.get()[d];
                }
            }
        }
        List<Importance> found = new ArrayList<>();
        for (int d = 0; d < shares.length && trees > 0; d++) {
            found.add(new Importance(dimensions.get(d).key(), Math.clamp(shares[d] / trees, 0, 1)));
        }
        found.sort(Comparator.comparingDouble(Importance::share).reversed());
        return found;
    }

    private static boolean isInside(SearchSpace space, TrialResult trial) {
        return space.dimensions().stream().allMatch(dimension -> {
            JsonNode value = trial.point().values().get(dimension.key());
            return value == null || dimension.domain().contains(value);
        });
    }
}
