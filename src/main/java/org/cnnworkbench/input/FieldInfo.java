package org.cnnworkbench.input;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field as a person sees it, for forms and documents.
 *
 * @param name      its JSON name: {@code kernel_size}
 * @param type      the Java type of its value
 * @param form      what may be written: {@code a whole number or [height, width]}
 * @param help      one sentence
 * @param byDefault the JSON text of the value that a missing field has; null for a field that has to be given
 * @param range     the numbers allowed
 * @param choices   the names to choose from; empty where it is no choice of names
 */
public record FieldInfo(
        String name,
        Type type,
        String form,
        String help,
        @Nullable String byDefault,
        Range range,
        List<String> choices) {

    public FieldInfo {
        choices = List.copyOf(choices);
    }

    public boolean required() {
        return byDefault == null;
    }
}
