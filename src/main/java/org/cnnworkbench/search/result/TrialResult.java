package org.cnnworkbench.search.result;

import java.util.List;
import org.cnnworkbench.search.space.Point;
import org.jspecify.annotations.Nullable;

/**
 * A trial and what it has shown so far.
 *
 * @param number in the study, from 0
 * @param state  how it stands
 * @param point  what it tries
 * @param folds  those trained to their end, in their order
 * @param reason why it was given up or failed; null otherwise
 */
public record TrialResult(
        int number,
        TrialState state,
        Point point,
        List<FoldResult> folds,
        @Nullable String reason) {

    public TrialResult {
        folds = List.copyOf(folds);
    }

    /** The mean of the folds' test scores; NaN without folds, and where one has none. */
    public double meanTestScore() {
        return folds.stream().mapToDouble(FoldResult::testScore).average().orElse(Double.NaN);
    }
}
