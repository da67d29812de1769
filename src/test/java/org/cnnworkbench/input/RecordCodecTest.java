package org.cnnworkbench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    enum Mood {
        CALM,
        VERY_LOUD
    }

    record Common(
            @Option(help = "A name", byDefault = "null") @Nullable
            String name,

            @Option(help = "Tags", byDefault = "[]") List<String> tags) {}

    sealed interface Shape {
        record Circle(
                @Option(help = "Radius in pixels", above = 0)
                double radius) implements Shape {}

        record UnitSquare() implements Shape {}
    }

    record Settings(
            @Inline Common common,
            @Option(help = "Batches", min = 1, max = 100) int batchCount,

            @Option(help = "Share", byDefault = "0.5", min = 0, below = 1)
            double share,

            @Option(help = "How loud", byDefault = "\"calm\"")
            Mood mood,

            @Option(help = "Weights by name", byDefault = "{}")
            Map<String, Double> weights,

            @Option(help = "A shape", byDefault = "{\"type\": \"unit_square\"}")
            Shape shape,

            @Option(help = "A limit", byDefault = "null", min = 2) @Nullable
            Integer limit) {
        Settings {
            if (batchCount == 13) {
                throw new IllegalArgumentException("batch_count: 13 is unlucky");
            }
        }
    }

    private static final RecordCodec<Settings> LENIENT = RecordCodec.of(Settings.class);
    private static final RecordCodec<Settings> STRICT = RecordCodec.of(Settings.class, Codecs.STANDARD.strict());

    private static Settings read(String text) {
        return LENIENT.read(JsonValue.parse("s.json", text));
    }

    @Test
    void missingFieldsHaveTheirDefaults() {
        assertThat(read("{\"batch_count\": 3}"))
                .isEqualTo(new Settings(
                        new Common(null, List.of()), 3, 0.5, Mood.CALM, Map.of(), new Shape.UnitSquare(), null));
    }

    @Test
    void whatIsWrittenReadsBackTheSameInTheOrderOfTheComponents() {
        Settings settings = new Settings(
                new Common("a", List.of("x", "y")),
                3,
                0.25,
                Mood.VERY_LOUD,
                Map.of("w", 2.0),
                new Shape.Circle(1.5),
                7);
        String text = JsonText.oneLine(LENIENT.write(settings));

        assertThat(text)
                .isEqualTo("{\"name\": \"a\", \"tags\": [\"x\", \"y\"], \"batch_count\": 3, \"share\": 0.25, "
                        + "\"mood\": \"very_loud\", \"weights\": {\"w\": 2}, "
                        + "\"shape\": {\"type\": \"circle\", \"radius\": 1.5}, \"limit\": 7}");
        assertThat(read(text)).isEqualTo(settings);
    }

    @Test
    void defaultsAreLeftOutWhenWriting() {
        assertThat(LENIENT.write(read("{\"batch_count\": 3, \"share\": 0.5}"))).hasToString("{\"batch_count\":3}");
    }

    @Test
    void anUnknownFieldNamesTheAllowedOnesAndTheNearest() {
        assertThatThrownBy(() -> read("{\"batch_count\": 3,\n \"shaer\": 1}"))
                .hasMessage("s.json:2:11: shaer: there is no such field here; expected one of name, tags, "
                        + "batch_count, share, mood, weights, shape, limit; did you mean \"share\"?");
    }

    @Test
    void eachWrongFieldSaysPlaceExpectedAndReceived() {
        assertThatThrownBy(() -> read("{}"))
                .hasMessage("s.json:1:1: the field \"batch_count\" is missing; expected a whole number");
        assertThatThrownBy(() -> read("{\"batch_count\": \"3\"}"))
                .hasMessage("s.json:1:17: batch_count: expected a whole number, received \"3\"");
        assertThatThrownBy(() -> read("{\"batch_count\": null}")).hasMessageContaining("received null");
        assertThatThrownBy(() -> read("{\"batch_count\": 3, \"mood\": \"clam\"}"))
                .hasMessage("s.json:1:28: mood: expected one of \"calm\", \"very_loud\", received \"clam\"; "
                        + "did you mean \"calm\"?");
        assertThatThrownBy(() -> read("{\"batch_count\": 3, \"shape\": {\"type\": \"circel\"}}"))
                .hasMessage("s.json:1:38: shape.type: expected a shape type (circle, unit_square), "
                        + "received \"circel\"; did you mean \"circle\"?");
        assertThatThrownBy(() -> read("{\"batch_count\": 13}")).hasMessage("s.json:1:1: batch_count: 13 is unlucky");
        assertThatThrownBy(() -> read("[]")).hasMessageContaining("received an empty list");
    }

    @Test
    void onlyStrictReadersRefuseNumbersOutOfRange() {
        JsonValue text = JsonValue.parse("s.json", "{\"batch_count\": 0}");
        assertThat(LENIENT.read(text).batchCount()).isZero();
        assertThatThrownBy(() -> STRICT.read(text))
                .isInstanceOf(InputException.class)
                .hasMessage("s.json:1:17: batch_count: expected at least 1 and at most 100, received 0");
    }

    @Test
    void violationsReachIntoNestedRecords() {
        Settings settings = read(
                "{\"batch_count\": 0, \"share\": 1, \"limit\": 1, \"shape\": {\"type\": \"circle\", \"radius\": 0}}");
        assertThat(OptionRanges.violations(settings))
                .extracting(OptionRanges.Violation::field)
                .containsExactly("batch_count", "share", "shape.radius", "limit");
    }

    @Test
    void bareNamesStandForTypesWithNothingToSet() {
        TypeTable<Shape> table = TypeTable.of(
                        "shape", Map.<String, Class<? extends Shape>>of("square", Shape.UnitSquare.class))
                .bareNames();
        assertThat(table.read(JsonValue.parse("t", "\"square\""))).isEqualTo(new Shape.UnitSquare());
        assertThat(table.write(new Shape.UnitSquare())).hasToString("\"square\"");
        assertThatThrownBy(() -> table.read(JsonValue.parse("t", "\"sqare\"")))
                .hasMessageContaining("did you mean \"square\"?");
    }

    @Test
    void fieldInfosDescribeEveryField() {
        FieldInfo share = LENIENT.fields().get(3);
        assertThat(share.name()).isEqualTo("share");
        assertThat(share.byDefault()).isEqualTo("0.5");
        assertThat(share.range().describe()).isEqualTo("at least 0 and less than 1");
        assertThat(LENIENT.fields().get(2).required()).isTrue();
        assertThat(LENIENT.fields().get(4).choices()).containsExactly("calm", "very_loud");
    }
}
