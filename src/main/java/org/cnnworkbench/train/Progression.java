package org.cnnworkbench.train;

import java.util.List;
import java.util.Optional;
import org.cnnworkbench.train.TrainingSettings.Monitor;

/**
 * What the curves so far say: which epoch was best, how long ago the last improvement was, how often a plateau was reached. Everything is
 * computed from the history anew, so that a resumed run decides as an undisturbed one.
 */
public final class Progression {

    private final TrainingSettings settings;

    public Progression(TrainingSettings settings) {
        this.settings = settings;
    }

    /** The best epoch, from 1; 0 before the first. */
    public int bestEpoch(List<EpochResult> history) {
        return bestOf(history).map(EpochResult::epoch).orElse(0);
    }

    /** The best of some epochs, of equals the first. */
    public Optional<EpochResult> bestOf(List<EpochResult> epochs) {
        return epochs.stream().reduce((best, next) -> isBetter(next, best, 0) ? next : best);
    }

    /** Whether the monitored number has stayed as it was for as long as {@link TrainingSettings#patience()} says. */
    boolean outOfPatience(List<EpochResult> history) {
        Integer patience = settings.patience();
        return patience != null && plateaus(history, Integer.MAX_VALUE).epochsWithout() >= patience;
    }

    /**
     * Walks along the curve and counts how often {@code patience} epochs passed without an improvement.
     *
     * @param patience epochs; after so many the count begins anew
     */
    Plateaus plateaus(List<EpochResult> history, int patience) {
        EpochResult best = null;
        int without = 0;
        int reached = 0;
        boolean now = false;
        for (EpochResult result : history) {
            if (best == null || isBetter(result, best, settings.minDelta())) {
                best = result;
                without = 0;
            } else {
                without++;
            }
            now = without >= patience;
            if (now) {
                reached++;
                without = 0;
            }
        }
        return new Plateaus(reached, without, now);
    }

    /**
     * @param reached       how often
     * @param epochsWithout improvement at the end of the curve
     * @param reachedNow    whether the last epoch completed one
     */
    record Plateaus(int reached, int epochsWithout, boolean reachedNow) {}

    private boolean isBetter(EpochResult result, EpochResult than, double minDelta) {
        double difference = monitored(than) - monitored(result);
        if (settings.monitor() == Monitor.ERROR_RATE && difference == 0 && minDelta == 0) {
            return result.decisive().loss() < than.decisive().loss();
        }
        return difference > minDelta;
    }

    private double monitored(EpochResult result) {
        return switch (settings.monitor()) {
            case ERROR_RATE -> result.decisive().errorRate();
            case LOSS -> result.decisive().loss();
        };
    }
}
