package org.cnnworkbench.search.sampler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import org.cnnworkbench.search.space.IntRange;
import org.cnnworkbench.search.space.RealRange;
import org.cnnworkbench.search.space.Values;

/**
 * A range as a distribution sees it: its own scale or the logarithmic one. Where there are steps, a value stands for everything from
 * half a step below it to half a step above.
 *
 * @param from  the smallest value
 * @param to    the largest value
 * @param log   whether the scale is logarithmic
 * @param step  between two values; 0 where all numbers are values
 * @param whole whether values are whole numbers
 */
record Scale(double from, double to, boolean log, double step, boolean whole) {

    static Scale of(IntRange range) {
        return new Scale(range.from(), range.last(), range.log(), range.stepOrOne(), true);
    }

    static Scale of(RealRange range) {
        Double step = range.step();
        return new Scale(range.from(), range.last(), range.log(), step == null ? 0 : step, false);
    }

    double low() {
        return on(from - step / 2);
    }

    double high() {
        return on(to + step / 2);
    }

    /** A number's place on the scale. */
    double on(double number) {
        return log ? Math.log(number) : number;
    }

    /** The value at a place. */
    JsonNode at(double place) {
        double number = log ? Math.exp(place) : place;
        if (step > 0) {
            number = from + step * Math.rint((number - from) / step);
        }
        number = Math.clamp(number, from, to);
        return whole ? LongNode.valueOf((long) number) : Values.number(number);
    }
}
