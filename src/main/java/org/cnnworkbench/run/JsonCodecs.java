package org.cnnworkbench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.cnnworkbench.input.Codecs;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.ValueCodec;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.SteeringTypes;

/** How the files of a run directory write numbers, which come back to the last bit, instants and steering acts. */
public final class JsonCodecs {

    public static final Codecs ALL = Codecs.STANDARD
            .with(double.class, new AnyDouble())
            .with(Double.class, new AnyDouble())
            .with(Instant.class, new IsoInstant())
            .with(SteeringAct.class, SteeringTypes.TABLE);

    private JsonCodecs() {}

    /** JSON has no word for what is not a finite number: those are texts. A loss may well be one. */
    private record AnyDouble() implements ValueCodec<Double> {

        private static final Map<String, Double> WORDS =
                Map.of("NaN", Double.NaN, "Infinity", Double.POSITIVE_INFINITY, "-Infinity", Double.NEGATIVE_INFINITY);

        @Override
        public Double read(JsonValue value) {
            if (!(value instanceof JsonValue.Str text)) {
                return value.asDouble();
            }
            Double special = WORDS.get(text.value());
            if (special == null) {
                throw value.unexpected(form());
            }
            return special;
        }

        @Override
        public JsonNode write(Double value) {
            if (!Double.isFinite(value)) {
                return TextNode.valueOf(Double.toString(value));
            }
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15 && Double.compare(value, -0.0) != 0;
            return whole ? LongNode.valueOf(value.longValue()) : DoubleNode.valueOf(value);
        }

        @Override
        public String form() {
            return "a number, \"NaN\", \"Infinity\" or \"-Infinity\"";
        }
    }

    private record IsoInstant() implements ValueCodec<Instant> {
        @Override
        public Instant read(JsonValue value) {
            try {
                return Instant.parse(value.asText());
            } catch (DateTimeException e) {
                throw value.unexpected(form());
            }
        }

        @Override
        public JsonNode write(Instant value) {
            return TextNode.valueOf(value.toString());
        }

        @Override
        public String form() {
            return "an instant such as \"2026-01-31T12:00:00Z\"";
        }
    }
}
