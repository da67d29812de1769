package org.cnnworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.cnnworkbench.data.DatasetStatistics;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.MeanImage;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesModelTest {

    @TempDir
    private Path directory;

    @Test
    void splitAndClassSayWhichImagesAreShown() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:digits")) {
            ImagesModel model = model(fixture);
            model.splitProperty().set(ImageDataset.TEST);
            model.labelProperty().set(3);

            ImageDataset images = Objects.requireNonNull(model.datasetProperty().get());
            assertThat(Arrays.stream(model.shownProperty().get()).boxed())
                    .hasSize(36)
                    .allSatisfy(i -> {
                        assertThat(images.label(i)).isEqualTo(3);
                        assertThat(model.splitOf(i)).isEqualTo(ImageDataset.TEST);
                    });
            assertThat(model.selectedImage()).isEqualTo(model.shownProperty().get()[0]);
        }
    }

    @Test
    void theMeanIsThatOfTheShownImages() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:digits")) {
            ImagesModel model = model(fixture);
            model.labelProperty().set(7);
            int shown = model.shownProperty().get().length;

            fixture.until(() -> {
                MeanImage mean = model.meanProperty().get();
                return mean != null && mean.images() == shown;
            });
            assertThat(shown).isEqualTo(179);
        }
    }

    @Test
    void anotherSourceShowsAllOfItsImages() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:digits")) {
            ImagesModel model = model(fixture);
            model.labelProperty().set(9);
            fixture.with("builtin:fashion-mnist-mini");

            assertThat(model.shownProperty().get()).hasSize(14_000);
            assertThat(Objects.requireNonNull(model.datasetProperty().get()).name())
                    .isEqualTo("fashion-mnist-mini");
        }
    }

    @Test
    void preparedImagesHaveTheirValidationSplit() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:digits")) {
            ImagesModel model = model(fixture);
            model.asPreparedProperty().set(true);

            assertThat(Objects.requireNonNull(model.distributionProperty().get())
                            .splits())
                    .containsExactly("train", "validation", "test");
        }
    }

    @Test
    void theImagesThatAFindingSpeaksOfAreShownUntilSplitOrClassIsChosen() throws Exception {
        for (String name : List.of("a/1", "a/2", "b/3")) {
            Path file = directory.resolve("copied/" + name + ".png");
            Files.createDirectories(file.getParent());
            BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
            image.setRGB(1, 1, name.equals("a/2") ? 0xffffff : 0x404040);
            ImageIO.write(image, "png", file.toFile());
        }
        try (DataFixture fixture = new DataFixture(directory).with("folder:copied")) {
            ImagesModel model = model(fixture);
            fixture.until(() -> model.findings().size() > 2);
            ImagesModel.Finding copies = model.findings().stream()
                    .filter(finding -> finding.text().startsWith("2 of 3 images are distinct"))
                    .findFirst()
                    .orElseThrow();

            model.pick(copies);
            fixture.until(() -> model.pickedProperty().get() != null);
            assertThat(model.shownProperty().get()).containsExactly(0, 2);

            model.pick(null);
            assertThat(model.shownProperty().get()).containsExactly(0, 1, 2);
        }
    }

    @Test
    void nothingIsWorkedOutWhileNobodyLooks() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:digits")) {
            ImagesModel model = new ImagesModel(fixture.data, fixture.background, fixture.notices);

            assertThat(model.datasetProperty().get()).isNull();
            assertThat(model.busyProperty().get()).isFalse();
        }
    }

    @Test
    void copiesAndEmptyImagesAreWarnedOf() {
        DatasetStatistics.Level level = new DatasetStatistics.Level(0.5, 0.25);
        DatasetStatistics statistics = new DatasetStatistics(
                "faces",
                TensorShape.image(48, 48, 1),
                List.of("sad", "happy"),
                100,
                Map.of("test", List.of(4, 6)),
                level,
                List.of(level),
                97,
                1,
                Map.of("test", 2));

        assertThat(ImagesModel.findingsOf(statistics))
                .extracting(ImagesModel.Finding::text)
                .containsExactly(
                        "2 of 10 test images are copies of a training image: the network has seen them, so its test"
                                + " result looks better than it is.",
                        "1 image is of one value all over: nothing can be seen there.",
                        "97 of 100 images are distinct; the others are copies.",
                        "Mean 0.5000 and standard deviation 0.2500 of all pixels, where black is 0 and white is 1.");
    }

    private static ImagesModel model(DataFixture fixture) {
        ImagesModel model = new ImagesModel(fixture.data, fixture.background, fixture.notices);
        model.activeProperty().set(true);
        return model;
    }
}
