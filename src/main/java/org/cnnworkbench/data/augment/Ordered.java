package org.cnnworkbench.data.augment;

/** Two numbers of which the first may not be the greater one. */
final class Ordered {

    private Ordered() {}

    static void check(String lowName, double low, String highName, double high) {
        if (low > high) {
            throw new IllegalArgumentException(
                    "expected " + lowName + " at most " + highName + ", received " + low + " and " + high);
        }
    }
}
