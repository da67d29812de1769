package org.cnnworkbench.cli;

import java.time.Duration;
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

    /** {@code 40 s}, {@code 12 min}, {@code 5 h} or {@code 3 d}; a clock that was set back makes nothing younger than 0 s. */
    static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }
}
