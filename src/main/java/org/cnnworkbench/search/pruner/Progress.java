package org.cnnworkbench.search.pruner;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a trial has come.
 *
 * @param trial its number in the study
 * @param folds the score after each epoch (higher is better) for each fold begun; all but the last are complete
 */
public record Progress(int trial, List<List<Double>> folds) {

    public Progress {
        folds = folds.stream().map(List::copyOf).toList();
    }

    /** A place that trials are compared at: the epoch (from 0) of a fold (from 0). */
    record At(int fold, int epoch) {}

    /** The last epoch that has a score; empty before the first. */
    Optional<At> last() {
        int fold = folds.size() - 1;
        while (fold >= 0 && folds.get(fold).isEmpty()) {
            fold--;
        }
        return fold < 0
                ? Optional.empty()
                : Optional.of(new At(fold, folds.get(fold).size() - 1));
    }

    /**
     * What the trial was worth at a place: the mean of the last scores of the folds before and the score in this fold. A fold that
     * was complete before that epoch counts with its last score. Empty where the trial hasn't come so far; NaN where a score is.
     */
    OptionalDouble value(At at) {
        if (at.fold >= folds.size()) {
            return OptionalDouble.empty();
        }
        List<Double> fold = folds.get(at.fold);
        boolean complete = at.fold < folds.size() - 1;
        if (fold.isEmpty() || (at.epoch >= fold.size() && !complete)) {
            return OptionalDouble.empty();
        }
        double sum = fold.get(Math.min(at.epoch, fold.size() - 1));
        for (List<Double> before : folds.subList(0, at.fold)) {
            sum += before.isEmpty() ? Double.NaN : before.getLast();
        }
        return OptionalDouble.of(sum / (at.fold + 1));
    }

    /** Epochs trained up to a place, over all folds. */
    int epochsTo(At at) {
        return folds.subList(0, at.fold).stream().mapToInt(List::size).sum() + at.epoch + 1;
    }

    int epochs() {
        return folds.stream().mapToInt(List::size).sum();
    }
}
