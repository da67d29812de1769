package org.cnnworkbench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

    private static final String NESTED = """
            {
              "layers": [
                {"type": "conv2d"},
                {"kernel_size": [3, "x"]}
              ]
            }""";

    @Test
    void everyValueKnowsItsLineColumnAndPath() {
        JsonValue layer = JsonValue.parse("a.json", NESTED)
                .asObject()
                .get("layers")
                .asList()
                .items()
                .get(1);
        JsonValue x = layer.asObject().get("kernel_size").asList().items().get(1);

        assertThat(x.place()).hasToString("a.json:4:25: layers[1].kernel_size[1]");
        assertThatThrownBy(x::asInt)
                .isInstanceOf(InputException.class)
                .hasMessage("a.json:4:25: layers[1].kernel_size[1]: expected a whole number, received \"x\"");
    }

    @ParameterizedTest
    @CsvSource({"3,3", "3.0,3", "1e3,1000", "-7,-7"})
    void wholeNumbersMayBeWrittenInAnyWay(String text, int value) {
        assertThat(JsonValue.parse("t", text).asInt()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5", "2147483648", "99999999999999999999", "1e400", "true", "\"3\"", "null", "[]"})
    void whatIsNoIntIsRefused(String text) {
        JsonValue value = JsonValue.parse("t", text);
        assertThatThrownBy(value::asInt).isInstanceOf(InputException.class).hasMessageContaining("expected a");
    }

    @Test
    void infiniteNumbersAreRefused() {
        JsonValue value = JsonValue.parse("t", "1e999");
        assertThatThrownBy(value::asDouble).isInstanceOf(InputException.class).hasMessageContaining("1e999");
    }

    @Test
    void aFieldGivenTwiceIsAnError() {
        assertThatThrownBy(() -> JsonValue.parse("t", "{\"a\": {\"b\": 1, \"b\": 2}}"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("t:1:16: a.b: the field is given twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1, 2",
                "[1,]",
                "{} {}",
                "{}x",
                "NaN",
                "{a: 1}",
                "'a'",
                "\u0000",
                "{\"a\" 1}",
                "[1}",
                "\"\n\"",
                "01"
            })
    void brokenTextIsOneClearError(String text) {
        assertThatThrownBy(() -> JsonValue.parse("t.json", text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("t.json")
                .message()
                .doesNotContain("\n", "StreamReadFeature", "Exception");
    }

    @Test
    void hostileNestingAndLengthAreRefused() {
        assertThatThrownBy(() -> JsonValue.parse("t", "[".repeat(100_000))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> JsonValue.parse("t", "[" + "1,".repeat(1_100_000) + "1]"))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> JsonValue.parse("t", "9".repeat(5_000))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> JsonValue.parse("t", " ".repeat(JsonValue.MAX_CHARACTERS + 1)))
                .isInstanceOf(InputException.class);
    }

    @Test
    void longAndControlTextIsShownShortOnOneLine() {
        JsonValue value = JsonValue.parse("t", "\"a\\n\\u001b[31m" + "x".repeat(500) + "\"");
        assertThat(value.describe())
                .hasSizeLessThan(70)
                .startsWith("\"a??[31mxxx")
                .endsWith("…\"");
    }
}
