package org.cnnworkbench.search.sampler;

/** The standard normal distribution. */
final class Normal {

    /** From here on a continued fraction is exact enough. */
    private static final double TAIL = 7.07106781186547;

    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    /** Coefficients of Hart 1968, algorithm 5666, as West 2005 ("Better approximations to cumulative normal functions") has them. */
    private static final double[] NUMERATOR = {
        3.52624965998911e-2,
        0.700383064443688,
        6.37396220353165,
        33.912866078383,
        112.079291497871,
        221.213596169931,
        220.206867912376
    };

    private static final double[] DENOMINATOR = {
        8.83883476483184e-2,
        1.75566716318264,
        16.064177579207,
        86.7807322029461,
        296.564248779674,
        637.333633378831,
        793.826512519948,
        440.413735824752
    };

    private Normal() {}

    static double density(double x) {
        return Math.exp(-x * x / 2) / ROOT_TWO_PI;
    }

    /** The probability of what lies between two numbers. */
    static double between(double from, double to) {
        // Mirrored where both are above 0, so that no digits are lost near 1.
        return from > 0 ? below(-from) - below(-to) : below(to) - below(from);
    }

    /** The probability of what lies below, to about 15 digits. */
    static double below(double x) {
        double distance = Math.abs(x);
        double beyond = distance < TAIL
                ? Math.exp(-x * x / 2) * polynomial(NUMERATOR, distance) / polynomial(DENOMINATOR, distance)
                : density(x) / (distance + 1 / (distance + 2 / (distance + 3 / (distance + 4 / (distance + 0.65)))));
        return x > 0 ? 1 - beyond : beyond;
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
