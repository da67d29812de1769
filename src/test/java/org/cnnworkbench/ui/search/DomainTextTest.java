package org.cnnworkbench.ui.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cnnworkbench.input.InputException;
import org.cnnworkbench.search.space.Choice;
import org.cnnworkbench.search.space.Domain;
import org.cnnworkbench.search.space.IntRange;
import org.cnnworkbench.search.space.RealRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1, 0.01, 1e-8",
                "8, 16, 32",
                "adam, he_normal",
                "[3, 5], [5, 7]",
                "{\"type\": \"sgd\", \"learning_rate\": 0.1}, adam",
                "true, false",
                "\"a, b\", c"
            })
    void valuesAreShownAsTheyAreTyped(String typed) {
        assertThat(DomainText.values(DomainText.values(typed))).isEqualTo(typed);
    }

    @Test
    void numbersAreTakenAsPeopleWriteThem() {
        assertThat(DomainText.values(DomainText.values(" .5 ,1E-3, −2,, 3.0 "))).isEqualTo("0.5, 0.001, -2, 3");
    }

    @Test
    void whatIsNoValueIsSaid() {
        assertThatThrownBy(() -> DomainText.values("8, 16x")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> DomainText.values(" ")).hasMessageContaining("enter values");
        assertThatThrownBy(() -> DomainText.values("8, 8"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("8 twice");
    }

    @Test
    void rangesOfWholeAndOfRealNumbersAreTyped() {
        assertThat(DomainText.range(true, "8", "64", false, "8", "")).isEqualTo(new IntRange(8, 64, false, 8L, null));
        assertThat(DomainText.range(false, "1e-4", "1", true, "", "5"))
                .isEqualTo(new RealRange(0.0001, 1, true, null, 5));
        assertThatThrownBy(() -> DomainText.range(true, "8.5", "64", false, "", ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("whole number");
        assertThatThrownBy(() -> DomainText.range(false, "2", "1", false, "", ""))
                .isInstanceOf(InputException.class);
    }

    @Test
    void aListBecomesARangeAndBack() {
        Domain range = DomainText.asRange(new Choice(DomainText.values("16, 8, 32")), true);
        assertThat(range).isEqualTo(IntRange.of(8, 32, false));
        assertThat(DomainText.asRange(new Choice(DomainText.values("adam, sgd")), true))
                .isNull();
        assertThat(DomainText.values(DomainText.asValues(new RealRange(0.001, 0.1, true, null, 3))
                        .values()))
                .startsWith("0.001, 0.01")
                .endsWith("0.1");
    }
}
