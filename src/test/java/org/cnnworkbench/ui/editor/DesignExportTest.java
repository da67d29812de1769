package org.cnnworkbench.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cnnworkbench.spec.ArchitectureFiles;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.ui.TestWindow;
import org.cnnworkbench.ui.common.Palette;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The drawing as files, of a network with branches. */
@SuppressWarnings("NullAway.Init") // the fields are set before the tests
class DesignExportTest {

    @TempDir
    private static Path directory;

    private static TestWindow window;
    private static DesignFiles files;
    private static DesignModel model;

    @BeforeAll
    static void open() {
        window = TestWindow.open(directory);
        TestWindow.onWindow(() -> {
            model = new DesignModel(
                    window.workspace().document(),
                    window.workspace().dataset().inputProperty(),
                    window.workspace().background());
            files = new DesignFiles(window.workspace(), model);
            model.open(ArchitectureFiles.sample("inception-small"));
            return null;
        });
    }

    @AfterAll
    static void close() {
        window.close();
    }

    @Test
    void theSvgIsWellFormedAndNamesEveryLayer() throws Exception {
        Path file = directory.resolve("drawing.svg");

        save(() -> files.saveSvg(file, Palette.LIGHT), file);

        Document svg =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg.getElementsByTagName("text").getLength())
                .isGreaterThan(model.spec().layers().size());
    }

    @Test
    void thePngShowsMoreThanItsBackground() throws IOException {
        Path file = directory.resolve("drawing.png");

        save(() -> files.savePng(file, Palette.DARK), file);

        BufferedImage image = ImageIO.read(file.toFile());
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(image.getHeight()).isGreaterThan(500);
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(50);
    }

    @Test
    void anArchitectureFileOpensInTheDrawing() throws IOException {
        Path file = directory.resolve("mine.json");
        Files.writeString(file, SpecJson.write(ArchitectureFiles.sample("lenet-5")));

        TestWindow.onWindow(() -> {
            files.open(file);
            return null;
        });

        await().until(() -> TestWindow.onWindow(() -> model.spec().equals(ArchitectureFiles.sample("lenet-5"))));
        TestWindow.onWindow(() -> {
            model.open(ArchitectureFiles.sample("inception-small"));
            return null;
        });
    }

    private static void save(Runnable saving, Path file) {
        TestWindow.onWindow(() -> {
            saving.run();
            return null;
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));
    }
}
