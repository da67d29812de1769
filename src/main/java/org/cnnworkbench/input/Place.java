package org.cnnworkbench.input;

import org.jspecify.annotations.Nullable;

/**
 * Where in a text a value stands.
 *
 * @param source what a person calls the text: a file's name, an option
 * @param line   from 1
 * @param column from 1
 * @param parent the object or list that holds the value; null for the outermost value
 * @param step   the way from the parent: a field's name or {@code [2]}; empty for the outermost value
 */
public record Place(
        String source, int line, int column, @Nullable Place parent, String step) {

    static Place outermost(String source, int line, int column) {
        return new Place(source, line, column, null, "");
    }

    Place field(String name, int fieldLine, int fieldColumn) {
        return new Place(source, fieldLine, fieldColumn, this, Shown.plain(name));
    }

    Place item(int index, int itemLine, int itemColumn) {
        return new Place(source, itemLine, itemColumn, this, "[" + index + "]");
    }

    /** The way from the outermost value: {@code layers[2].kernel_size}; empty for the outermost value itself. */
    public String path() {
        if (parent == null) {
            return "";
        }
        String before = parent.path();
        return before.isEmpty() || step.startsWith("[") ? before + step : before + "." + step;
    }

    /** The error to throw for something wrong here; the message says what was expected and what was received. */
    public InputException error(String message) {
        return new InputException(this + ": " + message);
    }

    /** {@code file.json:3:14: layers[2].kernel_size}. */
    @Override
    public String toString() {
        String path = path();
        String position = source + ":" + line + ":" + column;
        return path.isEmpty() ? position : position + ": " + path;
    }
}
