package org.cnnworkbench.search;

import java.util.List;
import org.cnnworkbench.search.result.FoldResult;
import org.cnnworkbench.search.result.TrialState;
import org.cnnworkbench.search.space.Point;
import org.jspecify.annotations.Nullable;

/** Something that happened in a study: a line of {@code trials.jsonl}. */
public sealed interface StudyEvent {

    /** A process begins with the study, or goes on with it. */
    record Started(long processId, int workers) implements StudyEvent {}

    /**
     * There is a trial; its runs are next.
     *
     * @param trial from 0
     * @param draw    which of the sampler's proposals it is, from 0; null where a person asked for it
     * @param request which of people's requests it comes from, from 1; 0 for none
     */
    record TrialAdded(int trial, @Nullable Integer draw, Point point, int request) implements StudyEvent {}

    /**
     * The sampler proposed what can't be trained.
     *
     * @param draw   which of its proposals
     * @param reason what is wrong with it
     */
    record PointSkipped(int draw, Point point, String reason) implements StudyEvent {}

    /** A fold of a trial was trained to its end and judged. */
    record FoldFinished(int trial, FoldResult result) implements StudyEvent {}

    /**
     * A trial is over.
     *
     * @param score  higher is better; of one that was given up as far as it had come; null where there is none
     * @param reason why it was given up or failed; null where it is complete
     * @param scores of each fold after each epoch, up to where the trial was judged
     */
    record TrialEnded(
            int trial,
            TrialState state,
            @Nullable Double score,
            @Nullable String reason,
            List<List<Double>> scores) implements StudyEvent {

        public TrialEnded {
            scores = scores.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A person wants another number of trials.
     *
     * @param request which of people's requests it was, from 1
     */
    record TrialsSet(int trials, int request) implements StudyEvent {}

    /**
     * What a person asked for can't be done.
     *
     * @param request which of people's requests it was, from 1
     */
    record RequestRefused(int request, String reason) implements StudyEvent {}

    /**
     * The best trial was trained on all training images.
     *
     * @param trial    which
     * @param run      its directory's name
     * @param accuracy on the test images; null where there are none
     * @param loss     on the test images, nats
     */
    record Refitted(
            int trial,
            String run,
            @Nullable Double accuracy,
            @Nullable Double loss) implements StudyEvent {}

    /** Something worth knowing. */
    record Note(String text) implements StudyEvent {}

    /** The process ends. */
    record Finished(Ending ending, String reason) implements StudyEvent {}

    /** How it can end. */
    enum Ending {
        /** All trials are made. */
        COMPLETED,
        /** A person asked; the study can go on. */
        STOPPED,
        /** Something was wrong that concerns all trials. */
        FAILED
    }
}
