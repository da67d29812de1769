package org.cnnworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.data.BatchPipeline;
import org.cnnworkbench.data.Epoch;
import org.cnnworkbench.data.FittedPreprocessing;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.train.PreparedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {

    private static final AugmentationPipeline TURNED = AugmentationPipeline.parse(
            "test", "{\"version\": 1, \"steps\": [{\"type\": \"rotation\", \"degrees\": 30}]}");

    @TempDir
    private Path directory;

    @Test
    void whatTheNetworkSeesIsWhatTrainingFeedsIt() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:digits")) {
            PreparedData prepared =
                    Objects.requireNonNull(fixture.data.preparedProperty().get());
            ImageDataset data = prepared.dataset();
            FittedPreprocessing fitted = prepared.preprocessing();

            Preview preview = Preview.of(data, fitted, new Preview.Wish(TURNED, 5, 0, 1, 3, 2, true));

            Preview.Line line = preview.lines().getFirst();
            for (int epoch = 3; epoch <= 4; epoch++) {
                float[] fed = fedIn(epoch, data, fitted, line.position());
                assertThat(line.pictures().get(epoch - 2)).isEqualTo(new Shades(0, 1).argb(data.shape(), fed, 0));
            }
            assertThat(preview.note()).isEqualTo("The network is fed values from 0 to 0.937. Black is 0, white is 1.");
        }
    }

    @Test
    void otherImagesFollowWhereTheFirstEnd() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:digits")) {
            PreparedData prepared =
                    Objects.requireNonNull(fixture.data.preparedProperty().get());

            Preview all = preview(prepared, 0, 4);
            Preview last = preview(prepared, 2, 2);

            assertThat(last.lines().getFirst().position())
                    .isEqualTo(all.lines().get(2).position());
            assertThat(all.lines()).extracting(Preview.Line::position).doesNotHaveDuplicates();
        }
    }

    private static Preview preview(PreparedData prepared, int first, int images) throws InterruptedException {
        return Preview.of(
                prepared.dataset(),
                prepared.preprocessing(),
                new Preview.Wish(AugmentationPipeline.none(), 5, first, images, 1, 1, false));
    }

    private static float[] fedIn(int epoch, ImageDataset data, FittedPreprocessing fitted, int position)
            throws InterruptedException {
        BatchPipeline batches = new BatchPipeline(
                data, new int[] {position}, fitted, TURNED, new BatchPipeline.Settings(1, 5, true, 0));
        try (Epoch shown = batches.epoch(epoch, 0)) {
            Batch batch = Objects.requireNonNull(shown.next());
            return batch.features();
        }
    }
}
