package org.cnnworkbench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonLiteralTest {

    @Test
    void tuplesNoneAndSingleQuotesBecomeTheSameTree() {
        JsonValue value = PythonLiteral.parse("t.py", """
                ARCH = [  # the net
                  {'type':'C', "kernel_size": (3, 3), 'rate': 8.3, 'activation':None, 'on': True,},
                ]
                """);
        JsonValue.Obj layer = value.asList().items().get(0).asObject();

        assertThat(layer.get("type").asText()).isEqualTo("C");
        assertThat(layer.get("kernel_size").asList().items()).hasSize(2);
        assertThat(layer.get("rate").asDouble()).isEqualTo(8.3);
        assertThat(layer.get("activation")).isInstanceOf(JsonValue.Null.class);
        assertThat(layer.get("on").asBoolean()).isTrue();
        assertThat(layer.get("rate").place()).hasToString("t.py:2:47: [0].rate");
    }

    @Test
    void plainJsonIsReadToo() {
        assertThat(PythonLiteral.parse("t", "[1, true, null, -2.5e-3]").asList().items())
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A =",
                "[1",
                "[1 2]",
                "{'a' 1}",
                "{'a': 1",
                "{1: 2}",
                "'abc",
                "__import__('os')",
                "[1] + [2]",
                "1_000",
                "0x10",
                "1e",
                "nan",
                "[,]",
                "{'a':1,'a':2}",
                "'\\x'",
                "'\\"
            })
    void whatIsNoLiteralIsOneClearError(String text) {
        assertThatThrownBy(() -> PythonLiteral.parse("t.py", text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("t.py:1:");
    }

    @Test
    void hostileNestingIsRefused() {
        assertThatThrownBy(() -> PythonLiteral.parse("t", "(".repeat(100_000))).isInstanceOf(InputException.class);
    }
}
