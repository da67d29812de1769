package org.cnnworkbench.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cnnworkbench.data.format.LoaderFixture.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxLoaderTest {

    /** Two images of 1×2, pixels 1 2 and 3 255. */
    private static final byte[] IMAGES = bytes(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 255);

    private static final byte[] LABELS = bytes(0, 0, 8, 1, 0, 0, 0, 2, 1, 0);

    @TempDir
    private Path folder;

    private LoaderFixture fixture;

    @BeforeEach
    void writeTheTrainSplit() throws IOException {
        fixture = new LoaderFixture(folder);
        fixture.write("set/train-images-idx3-ubyte", IMAGES);
        fixture.write("set/train-labels-idx1-ubyte.gz", LoaderFixture.gzip(LABELS));
    }

    @Test
    void packedAndUnpackedFilesAreRead() throws Exception {
        fixture.write("set/t10k-images.idx3-ubyte.gz", LoaderFixture.gzip(IMAGES));
        fixture.write("set/t10k-labels.idx1-ubyte", LABELS);
        fixture.write("set/classes.txt", bytes('o', 'n', '\n', 'o', 'f', 'f', '\n'));

        ImageDataset data = fixture.load("idx:set");

        assertThat(data.name()).isEqualTo("set");
        assertThat(data.shape()).isEqualTo(TensorShape.image(1, 2, 1));
        assertThat(data.classNames()).containsExactly("on", "off");
        assertThat(data.split("train")).containsExactly(0, 1);
        assertThat(data.split("test")).containsExactly(2, 3);
        assertThat(data.image(3)).containsExactly(3, 255);
        assertThat(data.label(2)).isEqualTo(1);
    }

    @Test
    void fourDimensionsAreColourImages() throws Exception {
        fixture.write(
                "c/images-idx4-ubyte", bytes(0, 0, 8, 4, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 3, 7, 8, 9));
        fixture.write("c/labels-idx1-ubyte", bytes(0, 0, 8, 1, 0, 0, 0, 1, 0));

        assertThat(fixture.load("idx:c").shape()).isEqualTo(TensorShape.image(1, 1, 3));
        assertThat(fixture.load("idx:c").splitNames()).containsExactly("train");
    }

    @Test
    void aTruncatedFileIsAnErrorThatNamesIt() throws IOException {
        fixture.write("set/train-images-idx3-ubyte", Arrays.copyOf(IMAGES, 18));
        fixture.messageOf("idx:set")
                .contains("train-images-idx3-ubyte")
                .contains("promises 4 more bytes")
                .contains("truncated");

        fixture.write("set/train-images-idx3-ubyte", LoaderFixture.gzip(Arrays.copyOf(IMAGES, 18)));
        fixture.messageOf("idx:set").contains("ends at byte 18, in image 1 of 2");

        byte[] packed = LoaderFixture.gzip(IMAGES);
        fixture.write("set/train-images-idx3-ubyte", Arrays.copyOf(packed, packed.length - 12));
        fixture.messageOf("idx:set").contains("gzip file is damaged or truncated");
    }

    @Test
    void aPackedFileThatHoldsMoreThanItsHeaderPromisesIsAnError() throws IOException {
        fixture.write("set/train-images-idx3-ubyte", LoaderFixture.gzip(Arrays.copyOf(IMAGES, 10_000_000)));

        fixture.messageOf("idx:set").contains("expected the end after 2 images, but there is more from byte 20 on");
    }

    @Test
    void aHeaderThatPromisesTheImpossibleIsRefusedBeforeMemoryIsAskedFor() throws IOException {
        byte[] absurd = IMAGES.clone();
        Arrays.fill(absurd, 4, 8, (byte) 0x7F);
        fixture.write("set/train-images-idx3-ubyte", absurd);
        fixture.messageOf("idx:set").contains("promises 2139062143 images");

        Arrays.fill(absurd, 8, 12, (byte) 0xFF);
        fixture.write("set/train-images-idx3-ubyte", absurd);
        fixture.messageOf("idx:set").contains("height: expected 1 to 16384, received 4294967295");

        byte[] million = IMAGES.clone();
        million[5] = 15;
        fixture.write("set/train-images-idx3-ubyte", LoaderFixture.gzip(million));
        fixture.messageOf("idx:set").contains("promises 1966084 more bytes");
    }

    @Test
    void whatIsNoIdxFileIsAnError() throws IOException {
        fixture.write("set/train-labels-idx1-ubyte.gz", bytes('h', 'e', 'l', 'l', 'o'));
        fixture.messageOf("idx:set").contains("expected an idx file").contains("68 65 6c 6c");

        fixture.write("set/train-labels-idx1-ubyte.gz", bytes(0, 0, 13, 1, 0, 0, 0, 0));
        fixture.messageOf("idx:set").contains("expected unsigned bytes (type 8), received type 13");
    }

    @Test
    void filesMustFitTogether() throws IOException {
        fixture.write("set/train-labels-idx1-ubyte.gz", bytes(0, 0, 8, 1, 0, 0, 0, 1, 0));
        fixture.messageOf("idx:set").contains("has 2 images").contains("has 1 labels");

        fixture.write("set/train-labels-idx1-ubyte.gz", LABELS);
        fixture.write("set/classes.txt", bytes('a', '\n'));
        fixture.messageOf("idx:set").contains("label 1 has no name");

        fixture.write("set/test-labels-idx1-ubyte", LABELS);
        fixture.messageOf("idx:set").contains("the test split has labels but no images");
    }

    @Test
    void aFolderThatIsMissingOrHoldsSomethingElseIsAnError() throws IOException {
        fixture.messageOf("idx:nowhere").contains("nowhere: expected a folder, received nothing of that name");
        fixture.write("other/readme.txt", bytes('x'));
        fixture.messageOf("idx:other").contains("found none");
        fixture.messageOf("idx:set?size=3").contains("unknown option \"size\"").contains("idx:DIR");
        fixture.messageOf("jpeg:set").contains("unknown format \"jpeg\"").contains("folder:DIR");
    }

    @Test
    void anInterruptEndsTheLoad() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> fixture.load("idx:set")).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void theDigitsThatComeAlongHaveEachFifthImageOfAClassForTesting() throws Exception {
        ImageDataset digits = fixture.load("builtin:digits");

        // Of 178, 182, 177, 183, 181, 182, 181, 179, 174, 180 images the fifths, rounded down: 35 36 35 36 36 36 36 35
        // 34 36
        assertThat(digits.split("test")).hasSize(355);
        assertThat(digits.split("train")).hasSize(1442);
        assertThat(fixture.load("builtin:fashion-mnist-mini").split("test")).hasSize(2000);
        fixture.messageOf("builtin:cats").contains("expected fashion-mnist-mini or digits");
    }
}
