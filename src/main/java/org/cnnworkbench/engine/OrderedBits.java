package org.cnnworkbench.engine;

/**
 * Numbers as whole numbers in the same order, which are compared without branches: many at a time, and where a processor would guess wrong.
 */
public final class OrderedBits {

    /** The bits of the largest number; what has more is none. */
    private static final int INFINITY = 0x7f800000;

    private OrderedBits() {}

    /**
     * From the bits of numbers to keys in the same order. A number's sign and magnitude become one number with a sign. A NaN loses its sign, so
     * that it is the largest.
     *
     * @param bits  as {@link Float#floatToRawIntBits} has them; changed
     * @param count how many of them, from the first
     */
    public static void toKeys(int[] bits, int count) {
        for (int i = 0; i < count; i++) {
            int magnitude = bits[i] & Integer.MAX_VALUE;
            int isNumber = ~((INFINITY - magnitude) >> 31);
            int sign = (bits[i] >> 31) & isNumber;
            bits[i] = (magnitude ^ sign) - sign;
        }
    }

    /** And back. A zero has lost its sign. */
    public static void toBits(int[] keys, int count) {
        for (int i = 0; i < count; i++) {
            int sign = keys[i] >> 31;
            keys[i] = ((keys[i] ^ sign) - sign) | (sign & Integer.MIN_VALUE);
        }
    }
}
