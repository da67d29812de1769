package org.cnnworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                        "97 of 100 images are distinct.",
                        "Mean 0.5000 and standard deviation 0.2500 of all pixels, where black is 0 and white is 1.");
    }

    private static ImagesModel model(DataFixture fixture) {
        ImagesModel model = new ImagesModel(fixture.data, fixture.background, fixture.notices);
        model.activeProperty().set(true);
        return model;
    }
}
