package org.cnnworkbench.search.space;

import org.jspecify.annotations.Nullable;

/** What holds for ranges of whole and of real numbers alike. */
final class RangeChecks {

    private RangeChecks() {}

    /** @throws IllegalArgumentException saying what was expected and received */
    static void check(double from, double to, boolean log, @Nullable Double step, @Nullable Integer steps) {
        if (!(from < to) || !Double.isFinite(to - from)) {
            throw new IllegalArgumentException("expected \"from\" less than \"to\", received from "
                    + Values.number(from) + " to " + Values.number(to));
        }
        if (log && from <= 0) {
            throw new IllegalArgumentException(
                    "expected \"from\" above 0 on the logarithmic scale, received " + Values.number(from));
        }
        if (step != null && !(step > 0 && step <= to - from)) {
            throw new IllegalArgumentException(
                    "expected a \"step\" above 0 that fits between the ends, received " + Values.number(step));
        }
        if (step != null && log) {
            throw new IllegalArgumentException(
                    "expected no \"step\" on the logarithmic scale; \"steps\" says how many values a grid has");
        }
        if (step != null && steps != null) {
            throw new IllegalArgumentException("expected either \"step\" or \"steps\", received both");
        }
        if (steps != null && (steps < 1 || steps > Domain.MOST_GRID_VALUES)) {
            throw new IllegalArgumentException(
                    "expected 1 to " + Domain.MOST_GRID_VALUES + " \"steps\", received " + steps);
        }
    }
}
