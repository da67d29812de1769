package org.cnnworkbench.ui.data;

import java.util.Locale;
import org.cnnworkbench.spec.TensorShape;

/**
 * Numbers of any range as shades: black for {@code low} and what is below, white for {@code high} and what is above.
 *
 * @param high more than low
 */
record Shades(float low, float high) {

    Shades {
        if (!(high > low)) {
            throw new IllegalArgumentException("shades: expected low below high, received " + low + " and " + high);
        }
    }

    /** From 0 to the largest of the numbers. */
    static Shades from0(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        return new Shades(0, largest > 0 ? largest : 1);
    }

    /** For numbers from smallest to largest: where some are negative, gray is 0 and black and white are equally far from it. */
    static Shades signed(float smallest, float largest) {
        if (smallest >= 0) {
            return new Shades(0, largest > 0 ? largest : 1);
        }
        float size = Math.max(-smallest, largest);
        return new Shades(-size, size);
    }

    /**
     * An image's numbers as a picture: three channels are red, green, blue, others gray by their first.
     *
     * @param values channels × height × width numbers from {@code offset} on
     */
    int[] argb(TensorShape.Image shape, float[] values, int offset) {
        int area = shape.height() * shape.width();
        int second = shape.channels() == 3 ? area : 0;
        int[] argb = new int[area];
        for (int i = 0; i < area; i++) {
            int at = offset + i;
            argb[i] = 0xff000000
                    | level(values[at]) << 16
                    | level(values[at + second]) << 8
                    | level(values[at + 2 * second]);
        }
        return argb;
    }

    private int level(float value) {
        return Math.clamp(Math.round((value - low) / (high - low) * 255), 0, 255);
    }

    /** Three digits behind the point at most, and none that say nothing. */
    static String number(double value) {
        String text = value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.1f" : "%.3f", value)
                        .replaceFirst("\\.?0+$", "");
        return text.replace('-', '−');
    }

    /** What the shades stand for, in a sentence. */
    String text() {
        return low < 0
                ? "Black is " + number(low) + ", gray is 0, white is " + number(high) + "."
                : "Black is " + number(low) + ", white is " + number(high) + ".";
    }
}
