package org.cnnworkbench.search.pruner;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cnnworkbench.input.Option;

/**
 * Gives up a trial whose best value in a fold so far is below the median of what the others had at the same epoch of the fold: the
 * median stopping rule of Golovin et al. 2017 in the form of Optuna's MedianPruner. Unlike there, trials that were given up count at
 * the epochs that they reached.
 *
 * @param startup nothing is given up before so many other trials have come as far
 * @param warmUp  nor in so many epochs at the start of each fold
 */
public record MedianPruner(
        @Option(help = "No trial is given up before so many others have come as far", byDefault = "5", min = 1)
        int startup,

        @Option(help = "No trial is given up in so many epochs at the start of each fold", byDefault = "0", min = 0)
        int warmUp)
        implements Pruner {

    @Override
    public Optional<String> reasonToPrune(Progress trial, List<Progress> others) {
        Progress.At at = trial.last().orElse(null);
        if (at == null || at.epoch() < warmUp) {
            return Optional.empty();
        }
        double[] values = others.stream()
                .flatMapToDouble(other -> other.value(at).stream())
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (values.length < startup) {
            return Optional.empty();
        }
        double best = bestInFold(trial, at);
        if (Double.isNaN(best)) {
            return Optional.of(Reasons.notANumber(at));
        }
        double median = median(values);
        return best < median
                ? Optional.of("Its best score " + Reasons.place(at) + ", " + Reasons.score(best)
                        + ", is below the median of the " + values.length + " trials that came as far, "
                        + Reasons.score(median) + ".")
                : Optional.empty();
    }

    /** NaN only where all are. */
    private static double bestInFold(Progress trial, Progress.At at) {
        return IntStream.rangeClosed(0, at.epoch())
                .mapToDouble(
                        epoch -> trial.value(new Progress.At(at.fold(), epoch)).orElse(Double.NaN))
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
    }

    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).sum() / 2;
    }
}
