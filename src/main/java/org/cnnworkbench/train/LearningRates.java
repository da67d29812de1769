package org.cnnworkbench.train;

import java.util.List;
import org.cnnworkbench.train.LearningRateSchedule.ReduceOnPlateau;
import org.cnnworkbench.train.SteeringAct.SetEpochs;
import org.cnnworkbench.train.SteeringAct.SetLearningRate;

/**
 * The learning rate of every step: optimizer's rate × schedule × warm-up, a function of the step, of the curves so far and of what
 * people asked for. A rate that a person sets takes the place of the optimizer's and of the warm-up: {@code rate × schedule(now) /
 * schedule(then)}.
 */
public final class LearningRates {

    private final TrainingSettings settings;
    private final Progression progression;

    public LearningRates(TrainingSettings settings) {
        this.settings = settings;
        this.progression = new Progression(settings);
    }

    /** How many epochs there will be altogether. */
    public int epochs(List<AppliedAct> acts) {
        int epochs = settings.epochs();
        for (AppliedAct applied : acts) {
            if (applied.act() instanceof SetEpochs set) {
                epochs = set.epochs();
            }
        }
        return epochs;
    }

    /**
     * @param history epochs trained before the step
     * @param acts    steering acts up to the step
     * @param at      where the step is taken
     * @param batches in an epoch
     */
    public double at(List<EpochResult> history, List<AppliedAct> acts, Position at, int batches) {
        boolean setByHand = acts.stream().anyMatch(applied -> applied.act() instanceof SetLearningRate);
        return scheduled(history, acts, at, batches) * (setByHand ? 1 : warmUp(step(at, batches), batches));
    }

    /** Without the warm-up. */
    private double scheduled(List<EpochResult> history, List<AppliedAct> acts, Position at, int batches) {
        for (int i = acts.size() - 1; i >= 0; i--) {
            AppliedAct applied = acts.get(i);
            if (applied.act() instanceof SetLearningRate set) {
                Position then = applied.at();
                double before =
                        factor(history.subList(0, then.epochs()), epochs(acts.subList(0, i + 1)), then, batches);
                // A cosine may have come down to 0, which nothing can be in proportion to.
                return before == 0
                        ? set.learningRate()
                        : set.learningRate() * (factor(history, epochs(acts), at, batches) / before);
            }
        }
        return settings.optimizer().learningRate() * factor(history, epochs(acts), at, batches);
    }

    private double warmUp(long step, int batches) {
        double steps = settings.warmUpEpochs() * batches;
        return steps == 0 ? 1 : Math.min(1, (step + 1) / steps);
    }

    private static long step(Position at, int batches) {
        return (long) at.epochs() * batches + at.batches();
    }

    private double factor(List<EpochResult> history, int epochs, Position at, int batches) {
        return switch (settings.schedule()) {
            case LearningRateSchedule.Constant ignored -> 1;
            case LearningRateSchedule.Step s -> Math.pow(s.factor(), at.epochs() / s.every());
            case LearningRateSchedule.Exponential e -> Math.pow(e.factor(), at.epochs());
            case LearningRateSchedule.Cosine c -> {
                long steps = (long) epochs * batches;
                double progress = steps < 2 ? 0 : Math.min(1, (double) step(at, batches) / (steps - 1));
                yield c.floor() + (1 - c.floor()) * (1 + Math.cos(Math.PI * progress)) / 2;
            }
            case ReduceOnPlateau p ->
                Math.pow(p.factor(), progression.plateaus(history, p.patience()).reached());
        };
    }

    /** Whether a plateau would take the rate below the smallest that is allowed. */
    boolean belowMinimum(List<EpochResult> history, List<AppliedAct> acts) {
        return settings.schedule() instanceof ReduceOnPlateau plateau
                && scheduled(history, acts, new Position(history.size(), 0), 1) < plateau.minimum();
    }

    /** Whether the last epoch reached a plateau after which training goes on from the best epoch. */
    boolean restartsFromBest(List<EpochResult> history) {
        return settings.schedule() instanceof ReduceOnPlateau plateau
                && plateau.restartFromBest()
                && progression.plateaus(history, plateau.patience()).reachedNow();
    }
}
