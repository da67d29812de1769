package org.cnnworkbench.search;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.run.Curves;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.search.result.FoldResult;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.TrainingEvent;

/** What a run's journal says of how good its settings are, as far as it is written. Not safe for concurrent use. */
final class FoldScores {

    private final StudyPlan plan;
    private final int fold;
    private final JournalReader journal;
    private final Curves curves = new Curves();
    private int trainingImages;

    FoldScores(StudyPlan plan, int fold, RunDirectory run) {
        this.plan = plan;
        this.fold = fold;
        this.journal = new JournalReader(run);
    }

    /** The score after each epoch so far: of that epoch, or the best up to it, as the plan judges. */
    List<Double> look() {
        journal.readNew().forEach(entry -> {
            if (entry.event() instanceof TrainingEvent.Started started) {
                trainingImages = started.trainingImages();
            }
            curves.add(entry.event());
        });
        List<Double> scores = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (EpochResult epoch : curves.epochs()) {
            double score = score(epoch.decisive());
            best = Math.max(best, score);
            scores.add(plan.judged() == StudyPlan.Judged.BEST ? best : score);
        }
        return scores;
    }

    private double score(EpochResult.Scores scores) {
        return plan.metric() == StudyPlan.Metric.ACCURACY ? scores.accuracy() : -scores.loss();
    }

    /**
     * Of a run that is trained to its end.
     *
     * @param scores as {@link #look} gave them, not empty
     */
    FoldResult result(List<Double> scores) {
        List<EpochResult> epochs = curves.epochs();
        int judged = plan.judged() == StudyPlan.Judged.BEST ? scores.indexOf(scores.getLast()) : scores.size() - 1;
        double seconds = epochs.stream().mapToDouble(EpochResult::seconds).sum();
        double training = epochs.stream()
                .mapToDouble(epoch -> trainingImages / epoch.imagesPerSecond())
                .sum();
        double fit = Double.isFinite(training) ? Math.min(training, seconds) : seconds;
        return new FoldResult(fold, scores.getLast(), score(epochs.get(judged).training()), fit, seconds - fit);
    }
}
