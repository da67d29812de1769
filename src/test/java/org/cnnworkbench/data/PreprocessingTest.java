package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cnnworkbench.data.Preprocessing.Per;
import org.cnnworkbench.data.Preprocessing.Standardise;
import org.cnnworkbench.data.Preprocessing.ZeroMeanPixel;
import org.cnnworkbench.input.InputException;
import org.junit.jupiter.api.Test;

class PreprocessingTest {

    @Test
    void aNameStandsForTheKindWithItsDefaults() {
        assertThat(Preprocessing.parse("--preprocessing", "none")).isEqualTo(new Preprocessing.None());
        assertThat(Preprocessing.parse("--preprocessing", "zero_mean_pixel")).isEqualTo(new ZeroMeanPixel(true));
        assertThat(Preprocessing.parse("--preprocessing", " standardise ")).isEqualTo(new Standardise(Per.CHANNEL));
    }

    @Test
    void anObjectSetsTheFields() {
        assertThat(Preprocessing.parse("--preprocessing", "{\"type\": \"zero_mean_pixel\", \"scale\": false}"))
                .isEqualTo(new ZeroMeanPixel(false));
    }

    @Test
    void itIsWrittenAsBrieflyAsItCanBeRead() {
        assertThat(Preprocessing.TYPES.write(new ZeroMeanPixel(true))).hasToString("\"zero_mean_pixel\"");
        assertThat(Preprocessing.TYPES.write(new Standardise(Per.PIXEL)))
                .hasToString("{\"type\":\"standardise\",\"per\":\"pixel\"}");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Preprocessing.parse("--preprocessing", "zero_mean"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--preprocessing:1:1")
                .hasMessageContaining("zero_mean_pixel")
                .hasMessageContaining("received \"zero_mean\"");
    }
}
