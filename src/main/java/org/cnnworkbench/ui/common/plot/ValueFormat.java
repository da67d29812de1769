package org.cnnworkbench.ui.common.plot;

import java.util.Locale;
import org.cnnworkbench.ui.common.Format;

/** How values of a curve are written. */
public enum ValueFormat {
    NUMBER,
    /** Shares of 0 to 1 as percent. */
    PERCENT;

    private static final double TINY = 1e-3;
    private static final double TINY_STEP = 1e-4;
    private static final double HUGE = 1e5;

    /** At a tick of an axis whose ticks are so far apart. */
    public String tick(double value, double step) {
        if (this == PERCENT) {
            return decimals(value * 100, step * 100) + " %";
        }
        double size = Math.abs(value);
        // By the step too, so that the numbers of an axis are written alike.
        if (size != 0 && (size < TINY && step <= TINY_STEP || size >= HUGE)) {
            return String.format(Locale.ROOT, "%.0e", value)
                    .replace("e-0", "e-")
                    .replace("e+0", "e");
        }
        return decimals(value, step);
    }

    /** In full. */
    public String exact(double value) {
        return this == PERCENT
                ? Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f %%", value * 100) : "–"
                : Format.number(value);
    }

    /** With as many digits as ticks that far apart need. */
    static String decimals(double value, double step) {
        int digits = (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, 9);
        String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return text.startsWith("-") && Double.parseDouble(text.replace(",", "")) == 0 ? text.substring(1) : text;
    }
}
