package org.cnnworkbench.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.input.Codecs;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.TypeTable;
import org.cnnworkbench.input.ValueCodec;

/** The short JSON forms of the types in this package. */
public final class SpecCodecs {

    /** The initialisers by name: {@code "he_normal"} or {@code {"type": "normal", "stddev": 0.01}}. */
    public static final TypeTable<Initializer> INITIALIZERS =
            TypeTable.of("initializer", initializers()).bareNames();

    /** The built-in codecs and those for {@link Size}, {@link Border}, {@link Padding}, {@link Initializer} and an image shape. */
    public static final Codecs CODECS = Codecs.STANDARD
            .with(Size.class, new SizeCodec())
            .with(Border.class, new BorderCodec())
            .with(Padding.class, new PaddingCodec())
            .with(TensorShape.Image.class, new ImageShapeCodec())
            .with(Initializer.class, INITIALIZERS);

    private SpecCodecs() {}

    private static Map<String, Class<? extends Initializer>> initializers() {
        Map<String, Class<? extends Initializer>> types = new LinkedHashMap<>();
        types.put("glorot_uniform", Initializer.GlorotUniform.class);
        types.put("glorot_normal", Initializer.GlorotNormal.class);
        types.put("he_uniform", Initializer.HeUniform.class);
        types.put("he_normal", Initializer.HeNormal.class);
        types.put("lecun_uniform", Initializer.LecunUniform.class);
        types.put("uniform", Initializer.Uniform.class);
        types.put("normal", Initializer.Normal.class);
        types.put("truncated_normal", Initializer.TruncatedNormal.class);
        types.put("zero", Initializer.Zero.class);
        return types;
    }

    private static List<Integer> numbers(JsonValue value, String form) {
        if (value instanceof JsonValue.Num) {
            return List.of(value.asInt());
        }
        if (value instanceof JsonValue.Arr list) {
            return list.items().stream().map(JsonValue::asInt).toList();
        }
        throw value.unexpected(form);
    }

    private static JsonNode list(int... numbers) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        for (int number : numbers) {
            node.add(number);
        }
        return node;
    }

    private static final class SizeCodec implements ValueCodec<Size> {
        @Override
        public Size read(JsonValue value) {
            List<Integer> numbers = numbers(value, form());
            return switch (numbers.size()) {
                case 1 -> Size.square(numbers.get(0));
                case 2 -> new Size(numbers.get(0), numbers.get(1));
                default -> throw value.unexpected(form());
            };
        }

        @Override
        public JsonNode write(Size size) {
            return size.height() == size.width() ? IntNode.valueOf(size.height()) : list(size.height(), size.width());
        }

        @Override
        public String form() {
            return "a whole number or [height, width]";
        }
    }

    private static final class BorderCodec implements ValueCodec<Border> {
        @Override
        public Border read(JsonValue value) {
            List<Integer> n = numbers(value, form());
            return switch (n.size()) {
                case 1 -> Border.all(n.get(0));
                case 2 -> new Border(n.get(0), n.get(0), n.get(1), n.get(1));
                case 4 -> new Border(n.get(0), n.get(1), n.get(2), n.get(3));
                default -> throw value.unexpected(form());
            };
        }

        @Override
        public JsonNode write(Border border) {
            if (border.equals(Border.all(border.top()))) {
                return IntNode.valueOf(border.top());
            }
            return border.top() == border.bottom() && border.left() == border.right()
                    ? list(border.top(), border.left())
                    : list(border.top(), border.bottom(), border.left(), border.right());
        }

        @Override
        public String form() {
            return "a whole number, [rows, columns] or [top, bottom, left, right]";
        }
    }

    private static final class PaddingCodec implements ValueCodec<Padding> {
        private static final SizeCodec PIXELS = new SizeCodec();

        @Override
        public Padding read(JsonValue value) {
            if (value instanceof JsonValue.Num || value instanceof JsonValue.Arr) {
                return new Padding.Explicit(PIXELS.read(value));
            }
            String name = value instanceof JsonValue.Str text ? text.value() : "";
            return switch (name) {
                case "same" -> Padding.SAME;
                case "valid" -> Padding.VALID;
                default -> throw value.unexpected(form());
            };
        }

        @Override
        public JsonNode write(Padding padding) {
            return switch (padding) {
                case Padding.Same same -> TextNode.valueOf("same");
                case Padding.Valid valid -> TextNode.valueOf("valid");
                case Padding.Explicit explicit -> PIXELS.write(explicit.pixels());
            };
        }

        @Override
        public String form() {
            return "\"same\", \"valid\", a whole number or [height, width]";
        }
    }

    private static final class ImageShapeCodec implements ValueCodec<TensorShape.Image> {
        @Override
        public TensorShape.Image read(JsonValue value) {
            List<Integer> numbers = value instanceof JsonValue.Arr ? numbers(value, form()) : List.of();
            if (numbers.size() != 3) {
                throw value.unexpected(form());
            }
            if (numbers.stream().anyMatch(number -> number < 1)) {
                throw new InputException(
                        value.place() + ": expected " + form() + ", each at least 1, received " + numbers);
            }
            return TensorShape.image(numbers.get(0), numbers.get(1), numbers.get(2));
        }

        @Override
        public JsonNode write(TensorShape.Image shape) {
            return list(shape.height(), shape.width(), shape.channels());
        }

        @Override
        public String form() {
            return "[height, width, channels]";
        }
    }
}
