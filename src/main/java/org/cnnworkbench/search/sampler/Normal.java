package org.cnnworkbench.search.sampler;

/** The standard normal distribution. */
final class Normal {

    /** Beyond this, what is left is less than a double's rounding error at 1. */
    private static final double FAR = 8.3;

    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    private Normal() {}

    static double density(double x) {
        return Math.exp(-x * x / 2 - HALF_LOG_TWO_PI);
    }

    /** The probability of what lies between two numbers. */
    static double between(double from, double to) {
        // Mirrored where both are above 0, so that no digits are lost near 1.
        return from > 0 ? below(-from) - below(-to) : below(to) - below(from);
    }

    /** The probability of what lies below: the series of Marsaglia 2004, "Evaluating the Normal Distribution". */
    static double below(double x) {
        if (x < -FAR) {
            return 0;
        }
        if (x > FAR) {
            return 1;
        }
        double sum = x;
        double before = 0;
        double term = x;
        for (int i = 3; sum != before; i += 2) {
            before = sum;
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * density(x);
    }
}
