package org.cnnworkbench.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.PythonLiteral;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.input.ValueCodec;

/**
 * Architecture files. Two forms are read: the program's own (a JSON object with {@code "version": 1}) and the older list of layers of
 * types C, P, FC, DO and T, as JSON or as Python prints it. One is written.
 *
 * <p>Reading checks the form of every field but not whether the network makes sense: {@link ShapeInference} does that.
 */
public final class SpecJson {

    /** The largest file that is read. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final Pattern PYTHON = Pattern.compile("['(#]|\\b(None|True|False)\\b");

    private static final ArchitectureCodec CODEC = new ArchitectureCodec();

    private SpecJson() {}

    /**
     * Reads an architecture file.
     *
     * @throws InputException for a file that can't be read or is no architecture
     */
    public static ArchitectureSpec read(Path file) {
        return read(file.toString(), TextFiles.read(file, MAX_BYTES));
    }

    /**
     * Reads an architecture from a text.
     *
     * @param where what a person calls the text, for messages; a list of layers, which has no name in it, is named after it
     */
    public static ArchitectureSpec read(String where, String text) {
        JsonValue value = parse(where, text);
        if (SeedDialect.isDialect(value)) {
            return dialect(where, value);
        }
        if (value instanceof JsonValue.Obj object) {
            JsonValue layers = object.fields().get("layers");
            if (object.fields().size() == 1 && layers != null && SeedDialect.isDialect(layers)) {
                return dialect(where, layers);
            }
            return CODEC.read(object);
        }
        throw value.unexpected("an architecture: an object with \"version\", \"name\" and \"layers\", "
                + "or a list of layers of types C, P, FC, DO and T");
    }

    /** Reads and writes an architecture that is part of a larger file, in the program's own form. */
    public static ValueCodec<ArchitectureSpec> codec() {
        return CODEC;
    }

    /** The file's text: one layer a line, fields that have their default left out. */
    public static String write(ArchitectureSpec spec) {
        ObjectNode node = CODEC.write(spec);
        StringJoiner fields = new StringJoiner(",\n", "{\n", "\n}\n");
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String value =
                    field.getKey().equals("layers") ? layers(field.getValue()) : JsonText.oneLine(field.getValue());
            fields.add("  " + JsonText.quoted(field.getKey()) + ": " + value);
        }
        return fields.toString();
    }

    /** Writes the file whole or not at all. */
    public static void save(ArchitectureSpec spec, Path file) {
        TextFiles.writeAtomically(file, write(spec));
    }

    private static String layers(JsonNode layers) {
        if (layers.isEmpty()) {
            return "[]";
        }
        StringJoiner lines = new StringJoiner(",\n", "[\n", "\n  ]");
        layers.forEach(layer -> lines.add("    " + JsonText.oneLine(layer)));
        return lines.toString();
    }

    /** As JSON, and failing that as a Python literal; the error is of whichever form the text looks like. */
    private static JsonValue parse(String where, String text) {
        try {
            return JsonValue.parse(where, text);
        } catch (InputException notJson) {
            if (!looksLikePython(text)) {
                throw notJson;
            }
            return PythonLiteral.parse(where, text);
        }
    }

    /** A name before {@code =}, a list (only the older form is one), or a dictionary with single quotes, a tuple, None or a comment. */
    private static boolean looksLikePython(String text) {
        String start = text.stripLeading();
        if (start.isEmpty() || start.startsWith("\"")) {
            return false;
        }
        if (Character.isLetter(start.charAt(0)) || "#([".indexOf(start.charAt(0)) >= 0) {
            return true;
        }
        return PYTHON.matcher(start.replaceAll("\"[^\"\n]*\"", "")).find();
    }

    private static ArchitectureSpec dialect(String where, JsonValue layers) {
        ArchitectureCodec.checkCount(layers.asList());
        return new ArchitectureSpec(nameOf(where), null, null, SeedDialect.read(layers));
    }

    /** The file's name without folder and ending. */
    private static String nameOf(String where) {
        String file = where.substring(Math.max(where.lastIndexOf('/'), where.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
