package org.cnnworkbench.train;

import java.util.List;
import org.cnnworkbench.train.LearningRateSchedule.ReduceOnPlateau;

/** The learning rate of every step: optimizer's rate × schedule × warm-up, a function of the step and of the curves so far. */
public final class LearningRates {

    private final TrainingSettings settings;
    private final Progression progression;

    public LearningRates(TrainingSettings settings) {
        this.settings = settings;
        this.progression = new Progression(settings);
    }

    /**
     * @param history epochs trained before this one
     * @param epoch   from 1
     * @param batch   in the epoch, from 0
     * @param batches in an epoch
     */
    public double at(List<EpochResult> history, int epoch, int batch, int batches) {
        long step = (long) (epoch - 1) * batches + batch;
        double warmUpSteps = settings.warmUpEpochs() * batches;
        double warmUp = warmUpSteps == 0 ? 1 : Math.min(1, (step + 1) / warmUpSteps);
        return settings.optimizer().learningRate()
                * factor(history, epoch, step, (long) settings.epochs() * batches)
                * warmUp;
    }

    private double factor(List<EpochResult> history, int epoch, long step, long steps) {
        return switch (settings.schedule()) {
            case LearningRateSchedule.Constant ignored -> 1;
            case LearningRateSchedule.Step s -> Math.pow(s.factor(), (epoch - 1) / s.every());
            case LearningRateSchedule.Exponential e -> Math.pow(e.factor(), epoch - 1);
            case LearningRateSchedule.Cosine c -> {
                double progress = steps < 2 ? 0 : Math.min(1, (double) step / (steps - 1));
                yield c.floor() + (1 - c.floor()) * (1 + Math.cos(Math.PI * progress)) / 2;
            }
            case ReduceOnPlateau p -> reduction(history, p);
        };
    }

    private double reduction(List<EpochResult> history, ReduceOnPlateau plateau) {
        return Math.pow(
                plateau.factor(),
                progression.plateaus(history, plateau.patience()).reached());
    }

    /** Whether a plateau would take the rate below the smallest that is allowed. */
    boolean belowMinimum(List<EpochResult> history) {
        return settings.schedule() instanceof ReduceOnPlateau plateau
                && settings.optimizer().learningRate() * reduction(history, plateau) < plateau.minimum();
    }

    /** Whether the last epoch reached a plateau after which training goes on from the best epoch. */
    boolean restartsFromBest(List<EpochResult> history) {
        return settings.schedule() instanceof ReduceOnPlateau plateau
                && plateau.restartFromBest()
                && progression.plateaus(history, plateau.patience()).reachedNow();
    }
}
