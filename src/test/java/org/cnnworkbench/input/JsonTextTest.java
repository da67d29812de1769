package org.cnnworkbench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    private static final String EVERYTHING =
            "{\"type\":\"conv2d\",\"filters\":64,\"empty\":{},\"none\":[],\"null\":null,"
                    + "\"flags\":[true,false],\"nested\":{\"a \\\"quoted\\\" name\\n\":[[1],[-2.5e-7,12345678901]]},\"é\":\"ü\\u0001\"}";

    private static JsonNode tree(String json) {
        return JsonText.own(json);
    }

    @Test
    void oneLineHasASpaceBehindCommasAndColons() {
        assertThat(JsonText.oneLine(tree("{\"type\":\"conv2d\",\"size\":[3,3],\"more\":{}}")))
                .isEqualTo("{\"type\": \"conv2d\", \"size\": [3, 3], \"more\": {}}");
    }

    @Test
    void indentedIsAsJacksonsMapperIndents() throws Exception {
        JsonNode tree = tree(EVERYTHING);
        assertThat(JsonText.indented(tree))
                .isEqualTo(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree));
    }

    @Test
    void whatIsWrittenIsReadAsTheSameTree() {
        JsonNode tree = tree(EVERYTHING);
        assertThat(tree(JsonText.oneLine(tree))).isEqualTo(tree);
        assertThat(tree(JsonText.indented(tree))).isEqualTo(tree);
    }

    @Test
    void numbersOfAllKindsAreWrittenAsJacksonsMapperWritesThem() throws Exception {
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        numbers.put("short", (short) 3)
                .put("int", -1)
                .put("long", 1L << 40)
                .put("float", 0.1f)
                .put("double", 1e-300);
        numbers.put("big", BigInteger.TWO.pow(80))
                .put("decimal", new BigDecimal("0.10"))
                .put("nan", Double.NaN);
        assertThat(JsonText.oneLine(numbers).replace(" ", ""))
                .isEqualTo(new ObjectMapper().writeValueAsString(numbers));
    }

    @Test
    void quotedEscapes() {
        assertThat(JsonText.quoted("a \"b\"\n\u0001é")).isEqualTo("\"a \\\"b\\\"\\n\\u0001é\"");
    }

    @Test
    void aTextOfTheProgramsOwnThatIsNoJsonIsADefect() {
        assertThatThrownBy(() -> JsonText.own("{")).isInstanceOf(IllegalStateException.class);
    }
}
