package org.cnnworkbench.eval;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Cells of a text table. Widths are counted in code points, as Python counts them. */
final class TextCells {

    private TextCells() {}

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /**
     * A number with so many digits behind the point, rounded from the exact binary value with ties to even, as C and Python do.
     * {@link String#format} rounds the shortest decimal text half up: 0.125 gives 0.13 there and 0.12 here.
     */
    static String decimal(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }
}
