package org.cnnworkbench.search.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.cnnworkbench.search.space.Choice;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.IntRange;
import org.cnnworkbench.search.space.RealRange;
import org.cnnworkbench.search.space.Scale;
import org.jspecify.annotations.Nullable;

/**
 * A dimension as numbers: the index of a list's value, the share of a range's scale from 0 to 1, and a number of its own where the
 * dimension doesn't count.
 *
 * @param scale  of a range; null for a list
 * @param values of a list; empty for a range
 */
record Axis(@Nullable Scale scale, List<JsonNode> values) {

    /** The coordinate where the dimension doesn't count: below all others. */
    static final double ABSENT = -1;

    static Axis of(Dimension dimension) {
        return switch (dimension.domain()) {
            case Choice choice -> new Axis(null, choice.values());
            case IntRange range -> new Axis(Scale.of(range), List.of());
            case RealRange range -> new Axis(Scale.of(range), List.of());
        };
    }

    double coordinate(@Nullable JsonNode value) {
        if (value == null) {
            return ABSENT;
        }
        return scale == null
                ? values.indexOf(value)
                : (scale.on(value.doubleValue()) - scale.low()) / (scale.high() - scale.low());
    }

    boolean isList() {
        return scale == null;
    }
}
