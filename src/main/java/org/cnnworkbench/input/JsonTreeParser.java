package org.cnnworkbench.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the located tree from Jackson's tokens. */
final class JsonTreeParser {

    private static final int MAX_TOKENS = 1_000_000;
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_NAME_LENGTH = 1_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonValue.MAX_DEPTH)
                    .maxTokenCount(MAX_TOKENS)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxStringLength(JsonValue.MAX_CHARACTERS)
                    .build())
            .build();

    private final String where;
    private final JsonParser parser;

    private JsonTreeParser(String where, JsonParser parser) {
        this.where = where;
        this.parser = parser;
    }

    static JsonValue parse(String where, String text) {
        if (text.length() > JsonValue.MAX_CHARACTERS) {
            throw new InputException(where + ": expected at most " + JsonValue.MAX_CHARACTERS
                    + " characters of JSON, received " + text.length());
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser parser = FACTORY.createParser(content)) {
            return new JsonTreeParser(where, parser).document();
        } catch (JsonProcessingException e) {
            throw new InputException(position(where, e.getLocation()) + ": not valid JSON: " + tidy(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private JsonValue document() throws IOException {
        if (parser.nextToken() == null) {
            throw new InputException(where + ": expected JSON, received an empty text");
        }
        JsonValue value = value(Place.outermost(where, line(), column()));
        if (parser.nextToken() != null) {
            throw Place.outermost(where, line(), column())
                    .error("expected the end of the text, received more after the first value");
        }
        return value;
    }

    private JsonValue value(Place place) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> list(place);
            case VALUE_STRING -> new JsonValue.Str(place, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Num(place, parser.getText());
            case VALUE_TRUE -> new JsonValue.Bool(place, true);
            case VALUE_FALSE -> new JsonValue.Bool(place, false);
            case VALUE_NULL -> new JsonValue.Null(place);
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("a JSON value begins with token " + token);
        };
    }

    private JsonValue object(Place place) throws IOException {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (fields.containsKey(name)) {
                throw place.field(name, line(), column()).error("the field is given twice; remove one of the two");
            }
            parser.nextToken();
            fields.put(name, value(place.field(name, line(), column())));
        }
        return new JsonValue.Obj(place, fields);
    }

    private JsonValue list(Place place) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(place.item(items.size(), line(), column())));
        }
        return new JsonValue.Arr(place, items);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private int column() {
        return parser.currentTokenLocation().getColumnNr();
    }

    private static String position(String where, @Nullable JsonLocation location) {
        return location == null ? where : where + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    /** Jackson's own words without its remarks about its source and its settings. */
    private static String tidy(JsonProcessingException e) {
        String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
        message = message.replaceAll("\\[Source: [^;]*; line: (\\d+), column: (\\d+)]", "line $1, column $2");
        message = message.replaceAll(" \\(from `[^`]*`\\)", "");
        return message.lines().findFirst().orElse("malformed text");
    }
}
