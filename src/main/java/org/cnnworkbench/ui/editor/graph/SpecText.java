package org.cnnworkbench.ui.editor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.Diagnostic;
import org.cnnworkbench.spec.Diagnostic.Severity;
import org.cnnworkbench.spec.SpecJson;
import org.jspecify.annotations.Nullable;

/** An architecture as a text that is being edited: what it means, and where something is wrong in it. */
public final class SpecText {

    private static final String WHERE = "text";
    private static final Pattern PLACE = Pattern.compile("^text:(\\d+)(?::(\\d+))?:? *", Pattern.DOTALL);

    /** Something wrong at a place; line and column count from 1. */
    public record Mark(int line, int column, Severity severity, String message) {}

    /**
     * What a text means.
     *
     * @param spec null where it means nothing
     * @param mark what is wrong with its form; null where it means something
     */
    public record Reading(
            @Nullable ArchitectureSpec spec, @Nullable Mark mark) {}

    private SpecText() {}

    public static String write(ArchitectureSpec spec) {
        return SpecJson.write(spec);
    }

    public static Reading read(String text) {
        try {
            return new Reading(SpecJson.read(WHERE, text), null);
        } catch (InputException e) {
            return new Reading(null, mark(Objects.requireNonNullElse(e.getMessage(), "not readable")));
        }
    }

    private static Mark mark(String message) {
        Matcher place = PLACE.matcher(message);
        if (!place.find()) {
            return new Mark(1, 1, Severity.ERROR, message);
        }
        String column = place.group(2);
        return new Mark(
                Integer.parseInt(place.group(1)),
                column == null ? 1 : Integer.parseInt(column),
                Severity.ERROR,
                message.substring(place.end()));
    }

    /** Where the layers stand that diagnostics are about; those about the network, and notes, are left out. */
    public static List<Mark> marks(String text, List<Diagnostic> diagnostics) {
        List<JsonValue> layers = layersIn(text);
        List<Mark> marks = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() != Severity.NOTE
                    && diagnostic.layer() >= 0
                    && diagnostic.layer() < layers.size()) {
                var place = layers.get(diagnostic.layer()).place();
                marks.add(new Mark(place.line(), place.column(), diagnostic.severity(), diagnostic.message()));
            }
        }
        return marks;
    }

    private static List<JsonValue> layersIn(String text) {
        try {
            JsonValue whole = JsonValue.parse(WHERE, text);
            JsonValue layers =
                    whole instanceof JsonValue.Obj object ? object.fields().get("layers") : whole;
            return layers instanceof JsonValue.Arr list ? list.items() : List.of();
        } catch (InputException e) {
            return List.of();
        }
    }
}
