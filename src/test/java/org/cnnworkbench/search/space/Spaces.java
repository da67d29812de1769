package org.cnnworkbench.search.space;

import org.cnnworkbench.input.JsonValue;

/** Spaces and points from their JSON, with single quotes for double ones. */
public final class Spaces {

    private Spaces() {}

    public static SearchSpace space(String json) {
        return SearchSpace.CODEC.read(JsonValue.parse("space", json.replace('\'', '"')));
    }

    public static Point point(String json) {
        return Point.CODEC.read(JsonValue.parse("point", json.replace('\'', '"')));
    }
}
