package org.cnnworkbench.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cnnworkbench.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training.optimizer.learning_rate",
                "data.preprocessing",
                "augmentation.steps[0].degrees",
                "augmentation",
                "layers[2].kernel_size",
                "layers[*].activation",
                "layers[stem-1].filters",
                "layers[1..2].repeats",
                "layers[3]"
            })
    void whatIsReadIsWrittenBack(String text) {
        assertThat(FieldPath.parse(text)).hasToString(text);
    }

    @Test
    void layersIsShortForThoseOfTheArchitecture() {
        assertThat(FieldPath.parse("architecture.layers[2].filters")).isEqualTo(FieldPath.parse("layers[2].filters"));
        assertThat(FieldPath.parse("architecture.layers[2].filters")).hasToString("layers[2].filters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trainin.epochs     | character 1: | did you mean \"training\"?",
                "layers[x           | character 7: | expected [2], [*] for all",
                "layers[2]..filters | character 11: | expected the name of a field",
                "layers[2]filters   | character 10: | expected \".\" or \"[\"",
                "training.          | character 10: | received the end",
                "layers[2..1].repeats | character 7: | isn't before its first",
                "layers[1..2].filters | layers[1..2].filters | expected layers[1..2].repeats"
            })
    void anErrorSaysTheCharacterAndWhatWasExpected(String text, String where, String expected) {
        assertThatThrownBy(() -> FieldPath.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(where)
                .hasMessageContaining(expected);
    }

    @Test
    void aHolderIsAboveWhatItHolds() {
        FieldPath optimizer = FieldPath.parse("training.optimizer");
        FieldPath rate = FieldPath.parse("training.optimizer.learning_rate");
        assertThat(optimizer.isAbove(rate)).isTrue();
        assertThat(rate.isAbove(optimizer)).isFalse();
        assertThat(rate.isAbove(rate)).isFalse();
    }
}
