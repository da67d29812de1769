package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;

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
public record Scale(double from, double to, boolean log, double step, boolean whole) {

    public static Scale of(IntRange range) {
        return new Scale((double) range.from(), (double) range.last(), range.log(), (double) range.stepOrOne(), true);
    }

    public static Scale of(RealRange range) {
        Double step = range.step();
        return new Scale(range.from(), range.last(), range.log(), step == null ? 0 : step, false);
    }

    /** The place of the range's lower end. */
    public double low() {
        return on(from - step / 2);
    }

    /** The place of the range's upper end. */
    public double high() {
        return on(to + step / 2);
    }

    /** A number's place on the scale. */
    public double on(double number) {
        return log ? Math.log(number) : number;
    }

    /** The value at a place. */
    public JsonNode at(double place) {
        double number = log ? Math.exp(place) : place;
        if (step > 0) {
            number = from + step * Math.rint((number - from) / step);
        }
        number = Math.clamp(number, from, to);
        return whole ? LongNode.valueOf((long) number) : Values.number(number);
    }
}
