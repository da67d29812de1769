package org.cnnworkbench.cli;

import java.util.Locale;

/** Small texts. */
final class Texts {

    private Texts() {}

    /** Numbers as programs and papers write them, whatever the country. */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in no library that is packed
    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** {@code 4:05} or {@code 1:02:03}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? format("%d:%02d", whole / 60, whole % 60)
                : format("%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
