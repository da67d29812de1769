package org.cnnworkbench.search;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.search.result.FoldResult;
import org.cnnworkbench.search.result.TrialResult;
import org.cnnworkbench.search.result.TrialState;
import org.cnnworkbench.search.space.Point;
import org.jspecify.annotations.Nullable;

/**
 * One point of the space and what came of it so far.
 *
 * @param number from 0
 * @param draw   which of the sampler's proposals it is, from 0; null where a person asked for it
 * @param folds  those that are trained to their end, in order
 * @param score  higher is better; null where there is none
 * @param reason why it was given up or failed; null for others
 * @param scores of each fold after each epoch, up to where the trial was judged; empty before it is over
 */
public record Trial(
        int number,
        @Nullable Integer draw,
        Point point,
        TrialState state,
        List<FoldResult> folds,
        @Nullable Double score,
        @Nullable String reason,
        List<List<Double>> scores) {

    public Trial {
        folds = List.copyOf(folds);
        scores = List.copyOf(scores);
    }

    /** One that has just been added. */
    static Trial waiting(StudyEvent.TrialAdded added) {
        return new Trial(
                added.trial(), added.draw(), added.point(), TrialState.WAITING, List.of(), null, null, List.of());
    }

    Trial with(FoldResult result) {
        List<FoldResult> all = new ArrayList<>(folds);
        all.removeIf(fold -> fold.fold() == result.fold());
        all.add(result);
        return new Trial(number, draw, point, TrialState.RUNNING, all, score, reason, scores);
    }

    Trial after(StudyEvent.TrialEnded end) {
        return new Trial(number, draw, point, end.state(), folds, end.score(), end.reason(), end.scores());
    }

    /** As this, in another state. */
    Trial in(TrialState newState) {
        return new Trial(number, draw, point, newState, folds, score, reason, scores);
    }

    /** Whether nothing more comes of it. */
    public boolean isOver() {
        return state != TrialState.WAITING && state != TrialState.RUNNING;
    }

    /** Whether all folds are trained. */
    public boolean isComplete() {
        return state == TrialState.COMPLETE;
    }

    /** As tables have it. */
    public TrialResult result() {
        return new TrialResult(number, state, point, folds, reason);
    }

    /** Whether a person asked for it. */
    public boolean byHand() {
        return draw == null;
    }
}
