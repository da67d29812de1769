package org.cnnworkbench.engine.gpu;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A graphics driver's version: {@code 580.65.06} on Linux, {@code 580.88} on Windows. */
public record DriverVersion(int major, int minor, int patch) implements Comparable<DriverVersion> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?");

    private static final Comparator<DriverVersion> ORDER = Comparator.comparingInt(DriverVersion::major)
            .thenComparingInt(DriverVersion::minor)
            .thenComparingInt(DriverVersion::patch);

    /** Of {@code 580.65.06}; empty for anything that is no version. */
    public static Optional<DriverVersion> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new DriverVersion(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** {@code 580.65.06}. */
    public String text() {
        return String.format(Locale.ROOT, "%d.%02d.%02d", major, minor, patch);
    }

    @Override
    public int compareTo(DriverVersion other) {
        return ORDER.compare(this, other);
    }
}
