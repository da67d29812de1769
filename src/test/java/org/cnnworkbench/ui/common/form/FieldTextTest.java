package org.cnnworkbench.ui.common.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import org.cnnworkbench.engine.OptimizerTypes;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.LayerTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conv2d | kernel_size | 3 | 3",
                "conv2d | kernel_size | 3 x 5 | [3,5]",
                "conv2d | kernel_size | 3×5 | [3,5]",
                "conv2d | kernel_size | [3, 5] | [3,5]",
                "conv2d | padding | same | \"same\"",
                "conv2d | padding | 2 | 2",
                "conv2d | filters | 32 | 32",
                "conv2d | max_norm | '' | null",
                "conv2d | max_norm | 2.5 | 2.5",
                "conv2d | name | first | \"first\"",
                "add | inputs | a, b | [\"a\",\"b\"]",
                "add | inputs | '' | []",
                "zero_padding2d | padding | 1, 2, 3, 4 | [1,2,3,4]"
            })
    void whatIsTypedMeansAValue(String layer, String field, String typed, String json) throws Exception {
        assertThat(new ObjectMapper().writeValueAsString(FieldText.read(field(layer, field), typed)))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conv2d | filters | ''",
                "conv2d | max_norm | none",
                "max_pool2d | strides | the window's size",
                "output | classes | taken from the data"
            })
    void anEmptyFieldSaysWhatItStandsFor(String layer, String field, String prompt) {
        assertThat(FieldText.prompt(field(layer, field))).isEqualTo(prompt);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conv2d | filters | 0 | at least 1",
                "conv2d | filters | many | a whole number",
                "conv2d | filters | 2.5 | a whole number",
                "conv2d | filters | '' | enter",
                "conv2d | kernel_size | 3 x | height × width",
                "conv2d | dropout | 1 | less than 1",
                "conv2d | padding | half | height × width"
            })
    void whatMakesNoSenseIsSaidInWords(String layer, String field, String typed, String said) {
        FieldInfo info = field(layer, field);

        assertThatThrownBy(() -> FieldText.read(info, typed))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"3 | 3", "[3,5] | 3 × 5", "\"same\" | same", "0.001 | 0.001", "1e-08 | 1.0e-8"})
    void aValueIsShownAsAPersonWritesIt(String json, String shown) throws Exception {
        assertThat(FieldText.show(new ObjectMapper().readTree(json))).isEqualTo(shown);
    }

    @Test
    void aStepOfANumberIsOfTheSizeOfItsSecondDigit() {
        FieldInfo rate = OptimizerTypes.TABLE.fields("adam").stream()
                .filter(each -> each.name().equals("learning_rate"))
                .findFirst()
                .orElseThrow();

        JsonNode up = FieldText.stepped(rate, DoubleNode.valueOf(0.001), 1);

        assertThat(up.asDouble()).isEqualTo(0.0011);
        assertThat(FieldText.stepped(rate, up, -1).asDouble()).isEqualTo(0.001);
    }

    @Test
    void aStepNeverLeavesTheRange() {
        JsonNode one = LayerTypes.TABLE.fields("conv2d").stream()
                .filter(each -> each.name().equals("filters"))
                .map(each -> FieldText.stepped(each, IntNode.valueOf(1), -1))
                .findFirst()
                .orElseThrow();

        assertThat(one.asInt()).isEqualTo(1);
    }

    private static FieldInfo field(String layer, String name) {
        return LayerTypes.TABLE.fields(layer).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
