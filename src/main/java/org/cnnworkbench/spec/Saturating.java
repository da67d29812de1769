package org.cnnworkbench.spec;

/** Arithmetic with non-negative numbers that stops at the largest long where it would overflow: hostile sizes stay large. */
final class Saturating {

    private Saturating() {}

    static long add(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    static long multiply(long... factors) {
        long product = 1;
        for (long factor : factors) {
            if (factor == 0) {
                return 0;
            }
            boolean fits = Math.multiplyHigh(product, factor) == 0 && product * factor >= 0;
            product = fits ? product * factor : Long.MAX_VALUE;
        }
        return product;
    }

    static int toInt(long number) {
        return (int) Math.min(number, Integer.MAX_VALUE);
    }
}
