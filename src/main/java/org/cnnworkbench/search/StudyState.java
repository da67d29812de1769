package org.cnnworkbench.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cnnworkbench.search.StudyEvent.Finished;
import org.cnnworkbench.search.StudyEvent.PointSkipped;
import org.cnnworkbench.search.StudyEvent.Refitted;
import org.cnnworkbench.search.result.TrialResult;
import org.cnnworkbench.search.result.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * Where a study stands: what its events come to.
 *
 * @param trials   in order; none is missing
 * @param skipped  proposals that can't be trained
 * @param draws    proposals so far
 * @param target   how many trials a person wants; null for what the plan says
 * @param requests of people that were heard
 * @param refitted the best trial once more; null where that is not done
 * @param finished how its last process ended; null where it is at work, or was killed
 */
public record StudyState(
        List<Trial> trials,
        List<PointSkipped> skipped,
        int draws,
        @Nullable Integer target,
        int requests,
        @Nullable Refitted refitted,
        @Nullable Finished finished) {

    /** Nothing has happened. */
    public static final StudyState EMPTY = new StudyState(List.of(), List.of(), 0, null, 0, null, null);

    public StudyState {
        trials = List.copyOf(trials);
        skipped = List.copyOf(skipped);
    }

    /** After these events. */
    public StudyState after(List<StudyEvent> events) {
        StudyStateBuilder builder = new StudyStateBuilder(this);
        events.forEach(builder::add);
        return builder.build();
    }

    /** The complete trial with the highest score; of several the first. */
    public Optional<Trial> best() {
        return trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE && isNumber(trial.score()))
                .max(Comparator.comparingDouble((Trial trial) -> Objects.requireNonNull(trial.score()))
                        .thenComparing(Comparator.comparingInt(Trial::number).reversed()));
    }

    private static boolean isNumber(@Nullable Double score) {
        return score != null && !Double.isNaN(score);
    }

    /** The trials as tables have them. */
    public List<TrialResult> results() {
        return trials.stream().map(Trial::result).toList();
    }

    /** Trials in a state. */
    public long count(TrialState state) {
        return trials.stream().filter(trial -> trial.state() == state).count();
    }

    /** Builds the state event by event, so that long journals are read in the time of their length. */
    private static final class StudyStateBuilder {

        private final List<Trial> trials;
        private final List<PointSkipped> skipped;
        private int draws;
        private @Nullable Integer target;
        private int requests;
        private @Nullable Refitted refitted;
        private @Nullable Finished finished;

        StudyStateBuilder(StudyState from) {
            trials = new ArrayList<>(from.trials);
            skipped = new ArrayList<>(from.skipped);
            draws = from.draws;
            target = from.target;
            requests = from.requests;
            refitted = from.refitted;
            finished = from.finished;
        }

        void add(StudyEvent event) {
            switch (event) {
                case StudyEvent.Started started -> finished = null;
                case StudyEvent.TrialAdded added -> added(added);
                case PointSkipped skip -> {
                    skipped.add(skip);
                    draws = Math.max(draws, skip.draw() + 1);
                }
                case StudyEvent.FoldFinished fold -> {
                    if (isThere(fold.trial())) {
                        trials.set(fold.trial(), trials.get(fold.trial()).with(fold.result()));
                    }
                }
                case StudyEvent.TrialEnded end -> {
                    if (isThere(end.trial())) {
                        trials.set(end.trial(), trials.get(end.trial()).after(end));
                    }
                }
                case StudyEvent.TrialsSet set -> {
                    target = set.trials();
                    requests = Math.max(requests, set.request());
                }
                case StudyEvent.RequestRefused refused -> requests = Math.max(requests, refused.request());
                case Refitted fitted -> refitted = fitted;
                case StudyEvent.Note note -> {}
                case Finished end -> finished = end;
            }
        }

        /** Where a line before this one is damaged, its trial is missing: it is proposed again, and its runs are found. */
        private void added(StudyEvent.TrialAdded added) {
            requests = Math.max(requests, added.request());
            if (added.trial() != trials.size()) {
                return;
            }
            trials.add(Trial.waiting(added));
            Integer draw = added.draw();
            if (draw != null) {
                draws = Math.max(draws, draw + 1);
            }
        }

        private boolean isThere(int trial) {
            return trial >= 0 && trial < trials.size();
        }

        StudyState build() {
            return new StudyState(trials, skipped, draws, target, requests, refitted, finished);
        }
    }
}
