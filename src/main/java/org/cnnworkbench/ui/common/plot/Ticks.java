package org.cnnworkbench.ui.common.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where an axis is divided: at round numbers.
 *
 * @param values ascending
 * @param step   from one to the next; of a logarithmic axis the smallest value
 */
public record Ticks(List<Double> values, double step) {

    private static final double[] ROUND = {1, 2, 5, 10};
    private static final double[] SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400
    };
    private static final double SLACK = 1e-9;

    public Ticks {
        values = List.copyOf(values);
    }

    /** @param atMost how many there may be, about */
    public static Ticks linear(Span span, int atMost) {
        return every(span, roundUp(span.width() / Math.max(1, atMost)));
    }

    /** Steps of 1 at least. */
    public static Ticks whole(Span span, int atMost) {
        return every(span, Math.max(1, roundUp(span.width() / Math.max(1, atMost))));
    }

    /** Steps of so many seconds, minutes or hours as clocks have them. */
    static Ticks time(Span seconds, int atMost) {
        double least = seconds.width() / Math.max(1, atMost);
        for (double step : SECONDS) {
            if (step >= least) {
                return every(seconds, step);
            }
        }
        return every(seconds, 86_400 * roundUp(least / 86_400));
    }

    /** Powers of ten, and where few of them are in sight their doubles and fives. */
    public static Ticks logarithmic(Span span, int atMost) {
        int first = (int) Math.floor(Math.log10(span.from()) + SLACK);
        int last = (int) Math.ceil(Math.log10(span.to()) - SLACK);
        int decades = Math.max(1, last - first);
        int stride = Math.max(1, (int) Math.ceil((double) decades / Math.max(1, atMost)));
        boolean between = stride == 1 && decades * 3 <= atMost + 2;
        List<Double> values = new ArrayList<>();
        for (int decade = first; decade <= last; decade += stride) {
            for (double digit : between ? new double[] {1, 2, 5} : new double[] {1}) {
                double value = Double.parseDouble(digit + "e" + decade);
                if (value >= span.from() * (1 - SLACK) && value <= span.to() * (1 + SLACK)) {
                    values.add(value);
                }
            }
        }
        return new Ticks(values, values.isEmpty() ? span.from() : values.getFirst());
    }

    private static Ticks every(Span span, double step) {
        List<Double> values = new ArrayList<>();
        long first = (long) Math.ceil(span.from() / step - SLACK);
        long last = (long) Math.floor(span.to() / step + SLACK);
        for (long i = first; i <= last; i++) {
            values.add(i * step);
        }
        return new Ticks(values, step);
    }

    /** The next of … 0.1, 0.2, 0.5, 1, 2, 5, 10 … that is not smaller. */
    static double roundUp(double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            return 1;
        }
        int exponent = (int) Math.floor(Math.log10(value));
        for (double digit : ROUND) {
            double round = Double.parseDouble(digit + "e" + exponent);
            if (round >= value * (1 - SLACK)) {
                return round;
            }
        }
        return value;
    }

    /** The one before: … 0.1, 0.2, 0.5, 1 … that is not greater. */
    static double roundDown(double value) {
        int exponent = (int) Math.floor(Math.log10(value) + SLACK);
        double found = Double.parseDouble("1e" + exponent);
        for (double digit : ROUND) {
            double round = Double.parseDouble(digit + "e" + exponent);
            if (round <= value * (1 + SLACK)) {
                found = round;
            }
        }
        return found;
    }

    /** A place on the x axis as people read it. */
    static String label(XUnit unit, double value, double step) {
        return switch (unit) {
            case EPOCH, STEP -> ValueFormat.decimals(value, step);
            case TIME -> clock(value);
        };
    }

    /** 0:45, 12:30, 1:02:30. */
    static String clock(double seconds) {
        long all = Math.round(seconds);
        return all < 3600
                ? String.format(Locale.ROOT, "%d:%02d", all / 60, all % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", all / 3600, all / 60 % 60, all % 60);
    }
}
