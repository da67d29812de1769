package org.cnnworkbench.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads and writes one kind of value. {@code read(parse(write(x)))} equals {@code x}. */
public interface ValueCodec<T> {

    /**
     * Reads the value.
     *
     * @throws InputException with the place, what was expected and what was received
     */
    T read(JsonValue value);

    JsonNode write(T value);

    /** What a person may write, after "expected": {@code a whole number}, {@code a whole number or [height, width]}. */
    String form();

    /** The names to choose from, where it is a choice of names. */
    default List<String> choices() {
        return List.of();
    }
}
