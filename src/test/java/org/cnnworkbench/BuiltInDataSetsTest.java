package org.cnnworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What lies packed on the class path, read with nothing but the idx format's definition. */
class BuiltInDataSetsTest {

    @Test
    void fashionMnistMiniHasTheSameNumberOfTrainingImagesOfEachClass() throws IOException {
        assertThat(countsPerClass("fashion-mnist-mini/train-labels-idx1-ubyte.gz"))
                .containsOnly(1_200)
                .hasSize(10);
        assertImages("fashion-mnist-mini/train-images-idx3-ubyte.gz", 12_000, 28);
    }

    @Test
    void fashionMnistMiniHasTheSameNumberOfTestImagesOfEachClass() throws IOException {
        assertThat(countsPerClass("fashion-mnist-mini/test-labels-idx1-ubyte.gz"))
                .containsOnly(200)
                .hasSize(10);
        assertImages("fashion-mnist-mini/test-images-idx3-ubyte.gz", 2_000, 28);
    }

    @Test
    void digitsHaveTheCountsOfTheirSource() throws IOException {
        assertThat(countsPerClass("digits/labels-idx1-ubyte.gz"))
                .containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        assertImages("digits/images-idx3-ubyte.gz", 1_797, 8);
    }

    @Test
    void theFirstRowOfTheFirstDigitIsTheSourcesScaledToBytes() throws IOException {
        byte[] images = unzipped("digits/images-idx3-ubyte.gz");
        int[] source = {0, 0, 5, 13, 9, 1, 0, 0};
        int[] expected =
                Arrays.stream(source).map(v -> (int) Math.round(v * 255 / 16.0)).toArray();
        int[] stored = new int[8];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = Byte.toUnsignedInt(images[16 + i]);
        }
        assertThat(stored).containsExactly(expected).containsExactly(0, 0, 80, 207, 143, 16, 0, 0);
    }

    @Test
    void eachSetNamesItsTenClasses() throws IOException {
        assertThat(text("fashion-mnist-mini/classes.txt"))
                .containsExactly(
                        "T-shirt/top",
                        "Trouser",
                        "Pullover",
                        "Dress",
                        "Coat",
                        "Sandal",
                        "Shirt",
                        "Sneaker",
                        "Bag",
                        "Ankle boot");
        assertThat(text("digits/classes.txt")).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void eachSetKeepsItsNotice() throws IOException {
        assertThat(text("fashion-mnist-mini/LICENSE")).anyMatch(line -> line.contains("Zalando"));
        assertThat(text("digits/NOTICE")).anyMatch(line -> line.contains("Creative Commons Attribution 4.0"));
    }

    private static int[] countsPerClass(String name) throws IOException {
        byte[] bytes = unzipped(name);
        try (DataInputStream header = new DataInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(header.readInt()).isEqualTo(0x0801);
            assertThat(header.readInt()).isEqualTo(bytes.length - 8);
        }
        int[] counts = new int[10];
        for (int i = 8; i < bytes.length; i++) {
            counts[bytes[i]]++;
        }
        return counts;
    }

    private static void assertImages(String name, int count, int size) throws IOException {
        byte[] bytes = unzipped(name);
        try (DataInputStream header = new DataInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(new int[] {header.readInt(), header.readInt(), header.readInt(), header.readInt()})
                    .containsExactly(0x0803, count, size, size);
        }
        assertThat(bytes).hasSize(16 + count * size * size);
    }

    private static byte[] unzipped(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(open(name))) {
            return in.readAllBytes();
        }
    }

    private static List<String> text(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(BuiltInDataSetsTest.class.getResourceAsStream("/assets/" + name), name);
    }
}
