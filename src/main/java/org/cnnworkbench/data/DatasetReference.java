package org.cnnworkbench.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cnnworkbench.input.InputException;

/**
 * Where images come from, in one line of text: {@code scheme:path} or {@code scheme:path?option=value&option=value}, for example
 * {@code fer2013:data/fer2013.csv.gz} or {@code folder:faces?size=48x48&colour=gray}. What a path and the options mean is up to the
 * format that the scheme names.
 *
 * <p>Options begin at the last question mark that is followed by {@code name=}; any other question mark belongs to the path.
 *
 * @param scheme  the format: lower-case letters and digits, at least two, so that a drive letter is never taken for one
 * @param path    a file, a folder or a name, as given
 * @param options in the order in which they were given
 */
public record DatasetReference(String scheme, String path, Map<String, String> options) {

    private static final int LONGEST = 8192;
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9]+");
    private static final Pattern OPTIONS = Pattern.compile("[a-z][a-z0-9_]*=.*");

    public DatasetReference {
        if (!SCHEME.matcher(scheme).matches()) {
            throw new InputException(
                    "data set reference: expected a format such as idx or folder before the first colon, received \""
                            + scheme + "\"");
        }
        if (path.isBlank()) {
            throw new InputException("data set reference " + scheme + ": nothing stands after \"" + scheme + ":\"");
        }
        if (optionsStart(path) >= 0) {
            throw new InputException("data set reference " + scheme + ":" + path
                    + ": options are given twice; give them once, as ?one=1&two=2");
        }
        options.forEach((name, value) -> {
            if (!OPTIONS.matcher(name + "=").matches() || value.contains("&") || value.contains("?")) {
                throw new InputException("data set reference " + scheme + ":" + path + ": option \"" + name + "="
                        + value + "\" can't be written in a reference");
            }
        });
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** A reference without options. */
    public DatasetReference(String scheme, String path) {
        this(scheme, path, Map.of());
    }

    /**
     * Reads a reference.
     *
     * @throws InputException where the text has no scheme, no path or a malformed option
     */
    public static DatasetReference parse(String text) {
        if (text.length() > LONGEST) {
            throw new InputException(
                    "data set reference: expected at most " + LONGEST + " characters, received " + text.length());
        }
        String trimmed = text.strip();
        int colon = trimmed.indexOf(':');
        if (colon < 2) {
            throw new InputException("data set reference \"" + trimmed
                    + "\": expected a format and a place, such as idx:data/mnist, folder:photos or builtin:digits");
        }
        String scheme = trimmed.substring(0, colon);
        String rest = trimmed.substring(colon + 1);
        int start = optionsStart(rest);
        return start < 0
                ? new DatasetReference(scheme, rest)
                : new DatasetReference(
                        scheme, rest.substring(0, start), parseOptions(trimmed, rest.substring(start + 1)));
    }

    private static int optionsStart(String path) {
        int mark = path.lastIndexOf('?');
        return mark >= 0 && OPTIONS.matcher(path.substring(mark + 1)).matches() ? mark : -1;
    }

    private static Map<String, String> parseOptions(String text, String options) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String option : options.split("&", -1)) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw new InputException("data set reference \"" + text
                        + "\": expected name=value between & signs, received \"" + option + "\"");
            }
            String name = option.substring(0, equals);
            if (found.put(name, option.substring(equals + 1)) != null) {
                throw new InputException("data set reference \"" + text + "\": option " + name + " is given twice");
            }
        }
        return found;
    }

    /** The reference as {@link #parse} reads it. */
    @Override
    public String toString() {
        return options.isEmpty()
                ? scheme + ":" + path
                : scheme + ":" + path + "?"
                        + options.entrySet().stream()
                                .map(option -> option.getKey() + "=" + option.getValue())
                                .collect(Collectors.joining("&"));
    }
}
