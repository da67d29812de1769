package org.cnnworkbench.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmentationCodecTest {

    @Test
    void stepsAreReadInOrderWithTheirDefaults() {
        AugmentationPipeline pipeline = AugmentationPipeline.parse("faces.json", """
                {"version": 1, "steps": [
                  {"type": "horizontal_flip"},
                  {"type": "rotation", "degrees": 6, "probability": 0.5, "fill_mode": "nearest"},
                  {"type": "color_jitter", "brightness": 0.2}
                ]}""");
        assertThat(pipeline.steps())
                .containsExactly(
                        new Geometric.HorizontalFlip(0.5),
                        new Geometric.Rotation(6, new Fill(FillMode.NEAREST, 0), 0.5),
                        new PixelWise.ColorJitter(0.2, 0, 0, 0, 1));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        AugmentationPipeline pipeline = new AugmentationPipeline(AugmentationPipelineTest.everyKind(0.25));
        String json = JsonText.oneLine(AugmentationPipeline.CODEC.write(pipeline));
        assertThat(AugmentationPipeline.parse("written", json)).isEqualTo(pipeline);
    }

    @Test
    void fieldsAtTheirDefaultsAreLeftOut() {
        AugmentationPipeline pipeline = new AugmentationPipeline(List.of(new Geometric.Rotation(6, Fill.BLACK, 1)));
        assertThat(JsonText.oneLine(AugmentationPipeline.CODEC.write(pipeline)))
                .isEqualTo("{\"version\": 1, \"steps\": [{\"type\": \"rotation\", \"degrees\": 6}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"version": 2, "steps": []}                                        | f:1:13: version: expected version 1, received 2
            {"steps": []}                                                      | f:1:1: the field "version" is missing
            {"version": 1, "step": []}                                         | f:1:24: step: there is no such field here
            {"version": 1, "steps": [{"type": "rotate", "degrees": 3}]}        | f:1:35: steps[0].type: expected a kind of augmentation
            {"version": 1, "steps": [{"type": "rotation"}]}                    | f:1:26: steps[0]: the field "degrees" is missing
            {"version": 1, "steps": [{"type": "rotation", "degrees": 300}]}    | f:1:58: steps[0].degrees: expected at least 0 and at most 180, received 300
            {"version": 1, "steps": [{"type": "zoom", "min": 2}]}              | f:1:26: steps[0]: expected min at most max, received 2.0 and 1.1
            {"version": 1, "steps": [{"type": "crop", "padding": 1.5}]}        | f:1:54: steps[0].padding: expected a whole number
            {"version": 1, "steps": [{"type": "crop", "fill_mode": "mirror"}]} | f:1:56: steps[0].fill_mode: expected one of "constant", "nearest"
            [1, 2]                                                             | f:1:1: expected an object
            {"version": 1, "steps": [{"type": "zoom"                           | f:1:
            """)
    void mistakesAreNamedWithTheirPlace(String json, String message) {
        assertThatThrownBy(() -> AugmentationPipeline.parse("f", json))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void moreStepsThanAnybodyNeedsAreRefused() {
        String step = "{\"type\": \"vertical_flip\"}";
        String json = "{\"version\": 1, \"steps\": [" + (step + ",").repeat(100) + step + "]}";
        assertThatThrownBy(() -> AugmentationPipeline.parse("f", json))
                .isInstanceOf(InputException.class)
                .hasMessage("f:1:1: expected at most 100 steps, received 101");
    }
}
