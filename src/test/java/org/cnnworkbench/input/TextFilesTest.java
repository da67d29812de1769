package org.cnnworkbench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBackAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("a.json");
        TextFiles.writeAtomically(file, "first");
        TextFiles.writeAtomically(file, "zweites ü");

        assertThat(TextFiles.read(file, 100)).isEqualTo("zweites ü");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void badFilesAreOneClearError() throws IOException {
        Path bytes = Files.write(folder.resolve("b"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> TextFiles.read(bytes, 100))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> TextFiles.read(bytes, 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at most 2 bytes");
        assertThatThrownBy(() -> TextFiles.read(folder, 100))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("folder");
        assertThatThrownBy(() -> TextFiles.read(folder.resolve("none"), 100))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> TextFiles.writeAtomically(folder.resolve("none/x"), ""))
                .isInstanceOf(InputException.class);
    }
}
