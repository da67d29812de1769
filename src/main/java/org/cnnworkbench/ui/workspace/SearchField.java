package org.cnnworkbench.ui.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.search.space.FieldPath;

/**
 * A field of the experiment that a search can vary.
 *
 * @param title in plain words: {@code conv2d_0 · Filters}
 * @param info  its declaration
 * @param now   the value that it has, or its default
 */
public record SearchField(FieldPath path, String title, FieldInfo info, JsonNode now) {

    /** Whether its values are whole numbers, where they are numbers. */
    public boolean isWhole() {
        return info.type() != double.class && info.type() != Double.class;
    }
}
