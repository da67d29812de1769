package org.cnnworkbench.search.result;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How probable it is that a coordinate of an {@link Axis} lies in a cell. */
@FunctionalInterface
interface Measure {

    double of(Cell cell);

    /** Uniform where the dimension counts: a list's values alike, a range along its scale. */
    static Measure uniform(Axis axis) {
        if (axis.isList()) {
            return at(IntStream.range(0, axis.values().size()).asDoubleStream().toArray());
        }
        return cell -> ((Cell.Interval) cell).length();
    }

    /** At these coordinates, each alike; 0 everywhere where there are none. */
    static Measure at(double... coordinates) {
        return cell -> coordinates.length == 0
                ? 0
                : Arrays.stream(coordinates).filter(cell::contains).count() / (double) coordinates.length;
    }

    /** This one, with a share of it where the dimension doesn't count. */
    default Measure withAbsent(double share) {
        return share == 0 ? this : cell -> (1 - share) * of(cell) + (cell.contains(Axis.ABSENT) ? share : 0);
    }
}
