package org.cnnworkbench.search.sampler;

import org.cnnworkbench.data.Seeds;

/**
 * The numbers from 0 to size − 1 in a random order, any of them to be had without making the others: a Feistel network permutes
 * the numbers of as many bits, and is applied again while it leaves the range (cycle walking; Black and Rogaway 2002).
 */
final class Permutation {

    /** The largest size has so many bits. */
    static final int MOST_BITS = 62;

    private static final int ROUNDS = 6;

    private final long size;
    private final long seed;
    private final int halfBits;

    Permutation(long size, long seed) {
        this.size = size;
        this.seed = seed;
        int bits = Math.max(2, Long.SIZE - Long.numberOfLeadingZeros(size - 1));
        this.halfBits = (bits + 1) / 2;
    }

    /** The number at an index; at most about four networks on average. */
    long at(long index) {
        long value = index;
        do {
            value = network(value);
        } while (value >= size);
        return value;
    }

    private long network(long value) {
        long mask = (1L << halfBits) - 1;
        long left = value >>> halfBits;
        long right = value & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (Seeds.mix(seed, round, right) & mask);
            left = right;
            right = next;
        }
        return (left << halfBits) | right;
    }
}
