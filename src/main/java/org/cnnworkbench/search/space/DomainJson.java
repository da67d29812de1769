package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * Domains as JSON: a list, {@code {"values": […]}}, or {@code {"from": 16, "to": 256, "log": true, "step": 8, "steps": 5}}. A range is one
 * of whole numbers where both ends are written without a point and {@code "real"} isn't true.
 */
final class DomainJson {

    static final String WHEN = "when";

    private static final String VALUES = "values";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String LOG = "log";
    private static final String STEP = "step";
    private static final String STEPS = "steps";
    private static final String REAL = "real";
    private static final String FORM = "a list of values, {\"values\": […], \"when\": {…}} or {\"from\": …, \"to\": …}";

    private DomainJson() {}

    /** Leaves the condition to the caller. */
    static Domain read(JsonValue value) {
        try {
            return switch (value) {
                case JsonValue.Arr list -> choice(list);
                case JsonValue.Obj object -> read(object);
                default -> throw value.unexpected(FORM + "; a single value needs no search");
            };
        } catch (IllegalArgumentException e) {
            throw new InputException(value.place() + ": " + e.getMessage(), e);
        }
    }

    private static Choice choice(JsonValue.Arr list) {
        return new Choice(list.items().stream().map(Values::of).toList());
    }

    private static Domain read(JsonValue.Obj object) {
        Map<String, JsonValue> fields = object.fields();
        JsonValue values = fields.get(VALUES);
        if (values != null) {
            checkNames(object, List.of(VALUES, WHEN));
            return choice(values.asList());
        }
        if (!fields.containsKey(FROM) && !fields.containsKey(TO)) {
            throw object.unexpected(FORM);
        }
        checkNames(object, List.of(FROM, TO, LOG, STEP, STEPS, REAL, WHEN));
        return range(object);
    }

    private static Domain range(JsonValue.Obj object) {
        Map<String, JsonValue> fields = object.fields();
        JsonValue from = object.get(FROM);
        JsonValue to = object.get(TO);
        JsonValue step = fields.get(STEP);
        JsonValue steps = fields.get(STEPS);
        boolean log = truth(fields.get(LOG));
        Integer count = steps == null ? null : (Integer) steps.asInt();
        boolean whole = isWhole(from) && isWhole(to) && !truth(fields.get(REAL));
        if (whole) {
            return new IntRange(from.asLong(), to.asLong(), log, step == null ? null : (Long) step.asLong(), count);
        }
        return new RealRange(
                from.asDouble(), to.asDouble(), log, step == null ? null : (Double) step.asDouble(), count);
    }

    private static void checkNames(JsonValue.Obj object, List<String> allowed) {
        object.fields().forEach((name, value) -> {
            if (!allowed.contains(name)) {
                throw value.place()
                        .error("there is no such field here; expected one of " + String.join(", ", allowed)
                                + Nearest.hint(name, allowed));
            }
        });
    }

    private static boolean truth(@Nullable JsonValue value) {
        return value != null && value.asBoolean();
    }

    private static boolean isWhole(JsonValue value) {
        return value instanceof JsonValue.Num number && Values.isWhole(number);
    }

    static ObjectNode write(Domain domain) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (domain) {
            case Choice choice -> node.set(VALUES, SearchSpaceCodec.list(choice.values()));
            case IntRange range -> {
                node.put(FROM, range.from()).put(TO, range.to());
                writeScale(node, range.log(), range.steps());
                if (range.step() != null) {
                    node.put(STEP, range.step());
                }
            }
            case RealRange range -> {
                node.set(FROM, DoubleNode.valueOf(range.from())); // written with a point, by which it is known as real
                node.set(TO, DoubleNode.valueOf(range.to()));
                writeScale(node, range.log(), range.steps());
                if (range.step() != null) {
                    node.set(STEP, Values.number(range.step()));
                }
            }
        }
        return node;
    }

    private static void writeScale(ObjectNode node, boolean log, @Nullable Integer steps) {
        if (log) {
            node.put(LOG, true);
        }
        if (steps != null) {
            node.put(STEPS, steps);
        }
    }
}
