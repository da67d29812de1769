package org.cnnworkbench.search.pruner;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cnnworkbench.input.Option;

/**
 * Asynchronous successive halving (Li et al. 2020) in the form of Optuna's SuccessiveHalvingPruner: after {@code minEpochs}, and each
 * time it has trained {@code factor} times as long, a trial goes on only if it is among the best {@code 1 / factor} of those that came to
 * the same place so far, itself among them; while fewer than {@code factor} have, only if it is the best. Epochs count over all folds.
 */
public record SuccessiveHalvingPruner(
        @Option(help = "Epochs before the first comparison", byDefault = "1", min = 1, max = 1_000_000)
        int minEpochs,

        @Option(
                help = "Of so many trials about one goes on, to train so many times as long",
                byDefault = "3",
                min = 2,
                max = 1000)
        int factor)
        implements Pruner {

    @Override
    public Optional<String> reasonToPrune(Progress trial, List<Progress> others) {
        return reasonToPrune(trial, others, minEpochs, factor);
    }

    /** @param first the epochs before the first comparison; a later one in higher brackets of Hyperband */
    static Optional<String> reasonToPrune(Progress trial, List<Progress> others, long first, int factor) {
        Progress.At at = trial.last().orElse(null);
        if (at == null || !isRung(trial.epochsTo(at), first, factor)) {
            return Optional.empty();
        }
        double own = trial.value(at).orElse(Double.NaN);
        if (Double.isNaN(own)) {
            return Optional.of(Reasons.notANumber(at));
        }
        double[] competing = others.stream()
                .flatMapToDouble(other -> other.value(at).stream())
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int count = competing.length + 1;
        int promoted = Math.max(1, count / factor);
        long better = Arrays.stream(competing).filter(value -> value > own).count();
        if (better < promoted) {
            return Optional.empty();
        }
        return Optional.of("Its score " + Reasons.place(at) + ", " + Reasons.score(own) + ", is number " + (better + 1)
                + " of the " + count + " trials that came as far; only the best "
                + (promoted == 1 ? "one goes" : promoted + " go") + " on.");
    }

    private static boolean isRung(long epochs, long first, int factor) {
        long rung = first;
        while (rung < epochs) {
            rung *= factor;
        }
        return rung == epochs;
    }
}
