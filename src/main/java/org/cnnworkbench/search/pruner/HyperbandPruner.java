package org.cnnworkbench.search.pruner;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cnnworkbench.data.Seeds;
import org.cnnworkbench.input.Option;
import org.jspecify.annotations.Nullable;

/**
 * Hyperband (Li et al. 2018) in the form of Optuna's HyperbandPruner: several brackets of successive halving, which begin to compare
 * later and later, so that slow starters have a chance too. A trial's number says which bracket it is in, and trials are compared within
 * their bracket only. Bracket b of n compares first after {@code minEpochs · factor^b} and gets a share of the trials in proportion to
 * ⌈n · factor^(n − 1 − b) / (n − b)⌉.
 *
 * @param maxEpochs of a whole trial, all its folds together, which says how many brackets there are: ⌊log_factor(maxEpochs /
 *                  minEpochs)⌋ + 1; where null, nothing is given up: see {@link #forTrialsOf}
 */
public record HyperbandPruner(
        @Option(
                help = "Epochs before the first comparison in the first bracket",
                byDefault = "1",
                min = 1,
                max = 1_000_000)
        int minEpochs,

        @Option(
                help = "Of so many trials about one goes on, to train so many times as long",
                byDefault = "3",
                min = 2,
                max = 1000)
        int factor,

        @Option(
                help = "Epochs of a whole trial, all its folds together; taken from the experiment if left out",
                byDefault = "null",
                min = 1)
        @Nullable
        Integer maxEpochs)
        implements Pruner {

    @Override
    public Optional<String> reasonToPrune(Progress trial, List<Progress> others) {
        if (maxEpochs == null) {
            return Optional.empty();
        }
        int bracket = bracket(trial.trial());
        List<Progress> rivals = others.stream()
                .filter(other -> bracket(other.trial()) == bracket)
                .toList();
        long first = minEpochs * Math.round(Math.pow(factor, bracket));
        return SuccessiveHalvingPruner.reasonToPrune(trial, rivals, first, factor)
                .map(reason -> reason + " (Bracket " + (bracket + 1) + " of " + brackets() + ".)");
    }

    @Override
    public Pruner forTrialsOf(int epochs) {
        return maxEpochs == null ? new HyperbandPruner(minEpochs, factor, Math.max(epochs, 1)) : this;
    }

    /** How many brackets there are. */
    int brackets() {
        int brackets = 1;
        long epochs = maxEpochs == null ? minEpochs : maxEpochs;
        for (long reach = (long) minEpochs * factor; reach <= epochs; reach *= factor) {
            brackets++;
        }
        return brackets;
    }

    /** Which bracket a trial is in, from 0. */
    int bracket(int trial) {
        int brackets = brackets();
        long[] shares =
                IntStream.range(0, brackets).mapToLong(b -> share(b, brackets)).toArray();
        long total = 0;
        for (long share : shares) {
            total += share;
        }
        long left = Math.floorMod(Seeds.mix(trial), total);
        int bracket = 0;
        while (left >= shares[bracket]) {
            left -= shares[bracket];
            bracket++;
        }
        return bracket;
    }

    long share(int bracket, int brackets) {
        int after = brackets - 1 - bracket;
        return (long) Math.ceil(brackets * Math.pow(factor, after) / (after + 1));
    }
}
