package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.cnnworkbench.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReferenceTest {

    @Test
    void aReferenceIsASchemeAPathAndOptions() {
        DatasetReference reference = DatasetReference.parse("folder:my photos?size=48x48&colour=gray");

        assertThat(reference.scheme()).isEqualTo("folder");
        assertThat(reference.path()).isEqualTo("my photos");
        assertThat(reference.options()).containsExactly(Map.entry("size", "48x48"), Map.entry("colour", "gray"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idx:data/mnist",
                "idx:C:\\data\\mnist",
                "folder:what?/faces",
                "npy:x.npy,y.npy",
                "folder:a?size=2x3&colour=rgb"
            })
    void whatIsPrintedReadsBackTheSame(String text) {
        DatasetReference reference = DatasetReference.parse(text);

        assertThat(reference).hasToString(text);
        assertThat(DatasetReference.parse(reference.toString())).isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mnist",
                "idx:",
                "idx:  ",
                "C:\\data",
                ":x",
                "IDX:x",
                "folder:a?size=1x1&size=2x2",
                "folder:a?size=1&b"
            })
    void whatIsNoReferenceIsRefused(String text) {
        assertThatThrownBy(() -> DatasetReference.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("data set reference");
    }
}
