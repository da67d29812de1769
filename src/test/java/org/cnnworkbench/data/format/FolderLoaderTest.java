package org.cnnworkbench.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cnnworkbench.data.format.LoaderFixture.bytes;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLoaderTest {

    @TempDir
    private Path folder;

    private LoaderFixture fixture;

    @BeforeEach
    void open() {
        fixture = new LoaderFixture(folder);
    }

    private static byte[] gray(String format, int width, int height, int value) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, value);
        }
        return encode(image, format);
    }

    private static byte[] rgb(int... colours) throws IOException {
        BufferedImage image = new BufferedImage(colours.length, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, colours.length, 1, colours, 0, colours.length);
        return encode(image, "png");
    }

    private static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    @Test
    void oneFolderAClassSortedByName() throws Exception {
        fixture.write("a/dog/2.png", gray("png", 3, 2, 100));
        fixture.write("a/cat/x.bmp", gray("bmp", 3, 2, 77));
        fixture.write("a/cat/y.pgm", "P5\n3 2\n255\nabcdef".getBytes(StandardCharsets.US_ASCII));
        fixture.write("a/cat/.hidden.png", bytes(1));
        fixture.write("a/cat/notes.txt", bytes(1));

        ImageDataset data = fixture.load("folder:a");

        assertThat(data.shape()).isEqualTo(TensorShape.image(2, 3, 1));
        assertThat(data.classNames()).containsExactly("cat", "dog");
        assertThat(data.image(0)).containsOnly(77);
        assertThat(data.image(1)).containsExactly('a', 'b', 'c', 'd', 'e', 'f');
        assertThat(data.image(2)).containsOnly(100);
        assertThat(data.split("train")).containsExactly(0, 1, 2);
    }

    @Test
    void foldersOnTopMayBeSplits() throws Exception {
        fixture.write("a/train/x/1.png", gray("png", 1, 1, 1));
        fixture.write("a/val/x/1.png", gray("png", 1, 1, 2));
        fixture.write("a/test/x/1.png", gray("png", 1, 1, 3));

        assertThat(fixture.load("folder:a").splitNames()).containsExactly("train", "validation", "test");

        fixture.write("a/test/z/1.png", gray("png", 1, 1, 3));
        fixture.messageOf("folder:a").contains("class folder test/z isn't in train, which has x");
    }

    @Test
    void colourBecomesLumaAsPillowRounds() throws Exception {
        // Image.convert('L') of these (Pillow): 76 150 29 124 255 2
        fixture.write("a/x/1.png", rgb(0xFF0000, 0x00FF00, 0x0000FF, 0x0AC81E, 0xFFFFFF, 0x010203));

        assertThat(fixture.load("folder:a").image(0)).startsWith(255, 0, 0, 0, 255, 0);
        assertThat(fixture.load("folder:a?colour=gray").image(0)).containsExactly(76, 150, 29, 124, 255, 2);
    }

    @Test
    void scalingIsThatOfPillowWithinOneStep() {
        byte[] pixels = new byte[30];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 6; j++) {
                pixels[i * 6 + j] = (byte) (i * 37 + j * 53 + i * j * 11);
            }
        }
        Bitmap image = new Bitmap(TensorShape.image(5, 6, 1), pixels);

        // Image.resize((3, 2), BILINEAR), and the first row of resize((9, 7), BILINEAR)
        assertClose(BitmapScaler.scale(image, new Size(2, 3)).pixels(), 81, 145, 112, 146, 123, 110);
        assertClose(BitmapScaler.scale(image, new Size(7, 9)).pixels(), 0, 27, 62, 97, 133, 168, 203, 111, 9);
    }

    private static void assertClose(byte[] actual, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i] & 0xFF).as("pixel " + i).isBetween(expected[i] - 1, expected[i] + 1);
        }
    }

    @Test
    void imagesThatDifferInShapeAreNamedWithTheOptionThatMendsIt() throws Exception {
        fixture.write("a/x/1.png", gray("png", 3, 2, 1));
        fixture.write("a/x/2.png", gray("png", 4, 2, 1));
        fixture.messageOf("folder:a")
                .contains("1.png is 2×3×1")
                .contains("2.png is 2×4×1")
                .contains("?size=2x3");
        assertThat(fixture.load("folder:a?size=5x4").shape()).isEqualTo(TensorShape.image(5, 4, 1));

        fixture.write("a/x/2.png", rgb(1));
        fixture.write("a/x/1.png", gray("png", 1, 1, 1));
        fixture.messageOf("folder:a").contains("?colour=gray");
        assertThat(fixture.load("folder:a?colour=rgb").shape().channels()).isEqualTo(3);
        fixture.messageOf("folder:a?size=0x4").contains("size: expected height and width");
        fixture.messageOf("folder:a?colour=red").contains("colour: expected gray or rgb");
    }

    @Test
    void whatCantBeReadIsNamed() throws IOException {
        byte[] good = gray("png", 20, 20, 9);
        fixture.write("a/x/1.png", good);
        fixture.write("a/x/2.png", Arrays.copyOf(good, good.length / 2));
        fixture.messageOf("folder:a").contains("2.png").contains("can't be read");
        fixture.write("a/x/2.png", bytes('n', 'o'));
        fixture.messageOf("folder:a").contains("2.png: expected a PNG, JPEG");
        fixture.write("a/x/2.png", "P5\n60000 60000\n255\n".getBytes(StandardCharsets.US_ASCII));
        fixture.messageOf("folder:a").contains("2.png: an image of 60000×60000 is too large");
    }

    @Test
    void emptyClassesAndStrayFoldersAreErrors() throws IOException {
        fixture.write("a/x/1.png", gray("png", 1, 1, 1));
        Files.createDirectories(folder.resolve("a/y"));
        fixture.messageOf("folder:a").contains("y: the class folder holds no image");
        fixture.write("a/y/deep/1.png", bytes(1));
        fixture.messageOf("folder:a").contains("a folder inside the class folder");
        Files.createDirectories(folder.resolve("empty"));
        fixture.messageOf("folder:empty").contains("found no folder");
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws Exception {
        fixture.write("secret.png", gray("png", 1, 1, 1));
        fixture.write("a/x/1.png", gray("png", 1, 1, 1));
        Files.createSymbolicLink(folder.resolve("a/x/inside.png"), folder.resolve("a/x/1.png"));
        assertThat(fixture.load("folder:a").size()).isEqualTo(2);

        Files.createSymbolicLink(folder.resolve("a/x/link.png"), folder.resolve("secret.png"));
        fixture.messageOf("folder:a").contains("link.png: a link to").contains("outside");
    }
}
