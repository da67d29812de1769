package org.cnnworkbench.search.result;

import java.util.BitSet;

/** The part of an {@link Axis} that a tree's leaf covers. */
sealed interface Cell {

    boolean contains(double coordinate);

    /** The whole axis. */
    static Cell all(Axis axis) {
        if (!axis.isList()) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        BitSet members = new BitSet();
        members.set(0, axis.values().size() + 1);
        return new Subset(members);
    }

    /** Numbers above one and up to another. */
    record Interval(double from, double to) implements Cell {
        @Override
        public boolean contains(double coordinate) {
            return coordinate > from && coordinate <= to;
        }

        /** How much of the axis from 0 to 1. */
        double length() {
            return Math.max(0, Math.min(1, to) - Math.max(0, from));
        }
    }

    /** Some of a list's values: bit i + 1 for value i, bit 0 for where the dimension doesn't count. */
    record Subset(BitSet members) implements Cell {
        @Override
        public boolean contains(double coordinate) {
            return members.get((int) coordinate + 1);
        }
    }

    /** What of this cell lies in a half that a split makes. */
    default Cell and(Cell half) {
        return switch (this) {
            case Interval own -> {
                Interval other = (Interval) half;
                yield new Interval(Math.max(own.from, other.from), Math.min(own.to, other.to));
            }
            case Subset own -> {
                BitSet both = (BitSet) own.members.clone();
                both.and(((Subset) half).members);
                yield new Subset(both);
            }
        };
    }
}
