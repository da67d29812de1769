package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.data.format.Datasets;
import org.junit.jupiter.api.Test;

/** Mean and deviation of the training images of FER2013, against those that NumPy finds in the same table. */
class PreparedFacesTest {

    private static final Path TABLE = Path.of("../shared/data/fer2013/fer2013.csv.gz");

    @Test
    void standardisedTrainingFacesHaveMeanZeroAndDeviationOne() throws InterruptedException {
        assumeTrue(Files.exists(TABLE), () -> "skipped: " + TABLE + " is not there");
        ImageDataset faces = new Datasets(Path.of(""), Path.of("target", "no-cache")).load("fer2013:" + TABLE);
        int[] train = faces.split(ImageDataset.TRAIN);
        FittedPreprocessing fitted =
                FittedPreprocessing.fit(new Preprocessing.Standardise(Preprocessing.Per.CHANNEL), faces, train);
        assertThat(fitted.mean()[0] / 255).isCloseTo(0.50774194f, Offset.offset(1e-6f));
        assertThat(1 / fitted.factor()[0] / 255).isCloseTo(0.25500753f, Offset.offset(1e-6f));

        BatchPipeline pipeline = new BatchPipeline(
                faces, train, fitted, AugmentationPipeline.none(), BatchPipeline.Settings.inOrder(512));
        double[] sums = new double[2];
        try (Epoch epoch = pipeline.epoch(1, 0)) {
            epoch.forEachRemaining(batch -> {
                float[] values = batch.features();
                sums[0] += IntStream.range(0, values.length)
                        .mapToDouble(i -> values[i])
                        .sum();
                sums[1] += IntStream.range(0, values.length)
                        .mapToDouble(i -> (double) values[i] * values[i])
                        .sum();
            });
        }
        double values = train.length * 48.0 * 48.0;
        assertThat(sums[0] / values).isCloseTo(0, Offset.offset(1e-6));
        assertThat(sums[1] / values).isCloseTo(1, Offset.offset(1e-6));
    }
}
