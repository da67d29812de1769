package org.cnnworkbench.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cnnworkbench.data.ImageDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Fer2013LoaderTest {

    /** Pixels 0, 1, …, 255, 0, … */
    private static final String PIXELS = pixels(2304);

    @TempDir
    private Path folder;

    private static String pixels(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(i % 256))
                .collect(Collectors.joining(" "));
    }

    private LoaderFixture table(String... rows) throws IOException {
        LoaderFixture fixture = new LoaderFixture(folder);
        fixture.write("t.csv", String.join("\n", rows).getBytes(StandardCharsets.UTF_8));
        return fixture;
    }

    @Test
    void rowsBecomeImagesAndUsagesBecomeSplits() throws Exception {
        ImageDataset data = table(
                        "emotion,pixels,Usage",
                        "3," + PIXELS + ",PrivateTest",
                        "0," + PIXELS + ",Training",
                        "6," + PIXELS + ",PublicTest")
                .load("fer2013:t.csv");

        assertThat(data.shape()).hasToString("48×48×1");
        assertThat(data.classNames().get(data.label(0))).isEqualTo("happy");
        assertThat(data.split("train")).containsExactly(1);
        assertThat(data.split("validation")).containsExactly(2);
        assertThat(data.split("test")).containsExactly(0);
        for (int i = 0; i < 2304; i++) {
            assertThat(data.image(2)[i]).isEqualTo((byte) i);
        }
    }

    @Test
    void quotesOtherOrdersAndWindowsLineEndsAreUnderstood() throws Exception {
        ImageDataset data = table(
                        "\uFEFFemotion, Usage, pixels\r",
                        "1,Training,\"" + PIXELS + "\"\r",
                        "",
                        "2,Training," + PIXELS + "\r\n")
                .load("fer2013:t.csv");

        assertThat(data.size()).isEqualTo(2);
        assertThat(data.label(0)).isEqualTo(1);
        assertThat(data.splitNames()).containsExactly("train");
    }

    @Test
    void moreRowsThanFitIntoOneBufferAreRead() throws Exception {
        String[] rows = new String[400];
        rows[0] = "emotion,pixels,Usage";
        for (int i = 1; i < rows.length; i++) {
            rows[i] = i % 7 + "," + PIXELS + ",Training";
        }

        ImageDataset data = table(rows).load("fer2013:t.csv");

        assertThat(data.size()).isEqualTo(399);
        assertThat(IntStream.range(0, 399)).allMatch(i -> data.label(i) == (i + 1) % 7 && data.image(i)[2303] == -1);
    }

    @Test
    void aWrongRowIsNamed() throws IOException {
        String head = "emotion,pixels,Usage";
        String good = "0," + PIXELS + ",Training";
        table(head, good, "0," + pixels(2303) + ",Training")
                .messageOf("fer2013:t.csv")
                .contains("t.csv: row 3 (byte")
                .contains("expected 2304 pixels, received 2303 and then ','");
        table(head, "0," + pixels(2305) + ",Training")
                .messageOf("fer2013:t.csv")
                .contains("row 2")
                .contains("received more");
        table(head, "7," + PIXELS + ",Training")
                .messageOf("fer2013:t.csv")
                .contains("emotion: expected 0 to 6, received 7");
        table(head, "0,256 " + PIXELS + ",Training").messageOf("fer2013:t.csv").contains("pixel 1: expected 0 to 255");
        table(head, "0,99999999999 " + PIXELS).messageOf("fer2013:t.csv").contains("pixel 1: expected 0 to 255");
        table(head, "0,-1 " + PIXELS + ",Training").messageOf("fer2013:t.csv").contains("received 0 and then '-'");
        table(head, "0," + PIXELS + ",Train")
                .messageOf("fer2013:t.csv")
                .contains("Usage: expected Training")
                .contains("\"Train\"");
        table(head, good, "0," + pixels(100)).messageOf("fer2013:t.csv").contains("received 100 and then the end");
        table(head, "0," + PIXELS).messageOf("fer2013:t.csv").contains("the end of the file");
        table(head).messageOf("fer2013:t.csv").contains("expected rows");
        table("a,b").messageOf("fer2013:t.csv").contains("expected the header emotion,pixels,Usage, received \"a,b\"");
        table("").messageOf("fer2013:t.csv").contains("expected the header");
    }
}
