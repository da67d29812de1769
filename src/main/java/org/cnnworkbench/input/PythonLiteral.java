package org.cnnworkbench.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a literal of the Python language to the same tree as JSON: dictionaries, lists, tuples (as lists), texts in single or double
 * quotes, numbers, True, False and None, with comments and trailing commas, and with {@code NAME =} before it. Nothing is ever run.
 */
public final class PythonLiteral {

    private static final int MAX_CHARACTERS = 1024 * 1024;
    private static final int MAX_NUMBER_LENGTH = 100;

    private final String source;
    private final String text;
    private int position;
    private int line = 1;
    private int lineStart;

    private PythonLiteral(String source, String text) {
        this.source = source;
        this.text = text;
    }

    /**
     * Parses exactly one literal.
     *
     * @param where what a person calls the text, for messages
     * @throws InputException for anything else
     */
    public static JsonValue parse(String where, String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new InputException(
                    where + ": expected at most " + MAX_CHARACTERS + " characters, received " + text.length());
        }
        PythonLiteral parser = new PythonLiteral(where, text);
        parser.skipAssignment();
        parser.skipBlank();
        JsonValue value = parser.value(parser.outermost(), 0);
        parser.skipBlank();
        if (!parser.atEnd()) {
            throw parser.wrong("the end of the text");
        }
        return value;
    }

    private void skipAssignment() {
        skipBlank();
        int start = position;
        while (!atEnd() && (Character.isLetterOrDigit(peek()) || peek() == '_')) {
            position++;
        }
        int end = position;
        skipBlank();
        if (end > start && !atEnd() && peek() == '=') {
            position++;
        } else {
            position = start;
        }
    }

    private JsonValue value(Place place, int depth) {
        if (depth >= JsonValue.MAX_DEPTH) {
            throw place.error("expected at most " + JsonValue.MAX_DEPTH + " lists or dictionaries inside one another");
        }
        if (atEnd()) {
            throw wrong("a value");
        }
        char c = peek();
        return switch (c) {
            case '{' -> dictionary(place, depth);
            case '[' -> sequence(place, depth, ']');
            case '(' -> sequence(place, depth, ')');
            case '\'', '"' -> new JsonValue.Str(place, string());
            default -> c == '-' || c == '+' || c == '.' || Character.isDigit(c) ? number(place) : word(place);
        };
    }

    private JsonValue dictionary(Place place, int depth) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        position++;
        while (!closes('}')) {
            if (peek() != '\'' && peek() != '"') {
                throw wrong("a name in quotes or }");
            }
            int nameLine = line;
            int nameColumn = column();
            String name = string();
            if (fields.containsKey(name)) {
                throw place.field(name, nameLine, nameColumn).error("the field is given twice; remove one of the two");
            }
            skipBlank();
            expect(':');
            skipBlank();
            fields.put(name, value(place.field(name, line, column()), depth + 1));
            separate('}');
        }
        return new JsonValue.Obj(place, fields);
    }

    private JsonValue sequence(Place place, int depth, char close) {
        List<JsonValue> items = new ArrayList<>();
        position++;
        while (!closes(close)) {
            items.add(value(place.item(items.size(), line, column()), depth + 1));
            separate(close);
        }
        return new JsonValue.Arr(place, items);
    }

    private boolean closes(char close) {
        skipBlank();
        if (atEnd()) {
            throw wrong("'" + close + "'");
        }
        if (peek() == close) {
            position++;
            return true;
        }
        return false;
    }

    /** After a value comes a comma or the end of what holds it. */
    private void separate(char close) {
        skipBlank();
        if (!atEnd() && peek() == ',') {
            position++;
        } else if (atEnd() || peek() != close) {
            throw wrong("',' or '" + close + "'");
        }
    }

    private String string() {
        char quote = peek();
        position++;
        StringBuilder value = new StringBuilder();
        while (true) {
            if (atEnd() || peek() == '\n') {
                throw wrong("a closing " + quote);
            }
            char c = text.charAt(position++);
            if (c == quote) {
                return value.toString();
            }
            value.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        if (atEnd()) {
            throw wrong("a character after the backslash");
        }
        char c = text.charAt(position++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case '\\', '\'', '"' -> c;
            default -> {
                position--;
                throw wrong("one of n, t, \\, ' and \" after a backslash");
            }
        };
    }

    private JsonValue number(Place place) {
        int start = position;
        while (!atEnd() && (Character.isLetterOrDigit(peek()) || "+-._".indexOf(peek()) >= 0)) {
            position++;
        }
        String written = text.substring(start, position);
        String digits = written.startsWith("+") ? written.substring(1) : written;
        if (digits.length() > MAX_NUMBER_LENGTH || !digits.matches("-?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            throw place.error("expected a number, received " + Shown.plain(written));
        }
        return new JsonValue.Num(place, digits);
    }

    private JsonValue word(Place place) {
        int start = position;
        while (!atEnd() && (Character.isLetterOrDigit(peek()) || peek() == '_')) {
            position++;
        }
        String word = text.substring(start, position);
        return switch (word) {
            case "None", "null" -> new JsonValue.Null(place);
            case "True", "true" -> new JsonValue.Bool(place, true);
            case "False", "false" -> new JsonValue.Bool(place, false);
            default -> {
                position = start;
                throw wrong("a value (a number, a text in quotes, True, False, None, a list or a dictionary)");
            }
        };
    }

    private void skipBlank() {
        while (!atEnd()) {
            char c = peek();
            if (c == '\n') {
                position++;
                line++;
                lineStart = position;
            } else if (Character.isWhitespace(c) || c == '\uFEFF') {
                position++;
            } else if (c == '#') {
                while (!atEnd() && peek() != '\n') {
                    position++;
                }
            } else {
                return;
            }
        }
    }

    private void expect(char wanted) {
        if (atEnd() || peek() != wanted) {
            throw wrong("'" + wanted + "'");
        }
        position++;
    }

    private InputException wrong(String expected) {
        String received = atEnd() ? "the end of the text" : "'" + Shown.plain(String.valueOf(peek())) + "'";
        return outermost().error("expected " + expected + ", received " + received);
    }

    private Place outermost() {
        return Place.outermost(source, line, column());
    }

    private int column() {
        return position - lineStart + 1;
    }

    private char peek() {
        return text.charAt(position);
    }

    private boolean atEnd() {
        return position >= text.length();
    }
}
