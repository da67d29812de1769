package org.cnnworkbench.search.pruner;

import java.util.Locale;

/** The sentences of the pruners. */
final class Reasons {

    private Reasons() {}

    /** {@code after epoch 3 of fold 1}; people count from 1. */
    static String place(Progress.At at) {
        return "after epoch " + (at.epoch() + 1) + " of fold " + (at.fold() + 1);
    }

    static String score(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static String notANumber(Progress.At at) {
        return "Its score " + place(at) + " is not a number, so it has nothing to show.";
    }
}
