package org.cnnworkbench.ui.common;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same everywhere in the window. */
public final class Format {

    private static final String[] THOUSANDS = {"", " k", " M", " G", " T"};
    private static final String[] BYTES = {"B", "KB", "MB", "GB", "TB"};

    private Format() {}

    /** 1,234,567. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** In three digits: 987, 12.3 k, 4.73 M. */
    public static String shortCount(long number) {
        double value = number;
        int step = 0;
        while (Math.abs(value) >= 999.5 && step < THOUSANDS.length - 1) {
            value /= 1000;
            step++;
        }
        return step == 0 ? Long.toString(number) : digits(value) + THOUSANDS[step];
    }

    /** In three digits, in steps of 1024: 12.3 MB. */
    public static String bytes(long bytes) {
        double value = bytes;
        int step = 0;
        while (value >= 1023.5 && step < BYTES.length - 1) {
            value /= 1024;
            step++;
        }
        return (step == 0 ? Long.toString(bytes) : digits(value)) + " " + BYTES[step];
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        String pattern = size >= 99.95 ? "%.0f" : size >= 9.995 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, pattern, value);
    }

    /** A share as 12.3 %. */
    public static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", share * 100) : "–";
    }

    /** Four digits that count: 0.6931, 12.35, 1.2e-05. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        return String.format(Locale.ROOT, size >= 100 ? "%.1f" : size >= 10 ? "%.2f" : "%.4f", value);
    }

    /** 45 s, 3 min 20 s, 2 h 5 min, 3 d 4 h. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
        return seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
    }

    /** As the first words of a line. */
    public static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
