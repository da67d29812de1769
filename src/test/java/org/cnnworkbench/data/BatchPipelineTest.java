package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.data.augment.Fill;
import org.cnnworkbench.data.augment.Geometric;
import org.cnnworkbench.data.augment.PixelWise;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;

class BatchPipelineTest {

    private static final int IMAGES = 23;
    private static final ImageDataset DATA = noise();
    private static final FittedPreprocessing SCALE =
            FittedPreprocessing.fit(new Preprocessing.Scale(), DATA, new int[] {0});
    private static final AugmentationPipeline LIVELY = new AugmentationPipeline(List.of(
            new Geometric.HorizontalFlip(0.5),
            new Geometric.Rotation(20, Fill.BLACK, 1),
            new PixelWise.GaussianNoise(0.1, 0.5)));

    private static ImageDataset noise() {
        SplittableRandom random = new SplittableRandom(1);
        byte[][] images = new byte[IMAGES][6 * 5 * 3];
        Arrays.stream(images).forEach(random::nextBytes);
        int[] labels = IntStream.range(0, IMAGES).map(i -> i % 2).toArray();
        return new ImageDataset("noise", TensorShape.image(6, 5, 3), List.of("even", "odd"), images, labels, Map.of());
    }

    private static int[] all() {
        return IntStream.range(0, IMAGES).toArray();
    }

    private static BatchPipeline pipeline(AugmentationPipeline augmentation, long seed, int threads) {
        return new BatchPipeline(DATA, all(), SCALE, augmentation, new BatchPipeline.Settings(4, seed, true, threads));
    }

    private static List<Batch> batches(BatchPipeline pipeline, int epoch, int firstBatch) {
        List<Batch> batches = new ArrayList<>();
        try (Epoch batchesOfEpoch = pipeline.epoch(epoch, firstBatch)) {
            batchesOfEpoch.forEachRemaining(batches::add);
        }
        return batches;
    }

    private static void assertSame(List<Batch> actual, List<Batch> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i).indices()).containsExactly(expected.get(i).indices());
            assertThat(actual.get(i).labels()).containsExactly(expected.get(i).labels());
            assertThat(actual.get(i).features()).containsExactly(expected.get(i).features());
        }
    }

    @Test
    void withoutShuffleImagesComeInTheOrderOfTheIndices() {
        BatchPipeline pipeline = new BatchPipeline(
                DATA, new int[] {5, 3, 8}, SCALE, AugmentationPipeline.none(), BatchPipeline.Settings.inOrder(2));
        List<Batch> batches = batches(pipeline, 1, 0);
        assertThat(pipeline.batches()).isEqualTo(2);
        assertThat(batches).hasSize(2);
        assertThat(batches.get(0).indices()).containsExactly(5, 3);
        assertThat(batches.get(0).labels()).containsExactly(1, 1);
        assertThat(batches.get(1).indices()).containsExactly(8);
        float[] expected = new float[6 * 5 * 3];
        SCALE.apply(DATA.image(8), expected, 0);
        assertThat(batches.get(1).features()).containsExactly(expected);
    }

    @Test
    void everyEpochShowsEveryImageOnceInAnOrderOfItsOwn() {
        BatchPipeline pipeline = pipeline(AugmentationPipeline.none(), 9, 2);
        List<Integer> first = shown(pipeline, 1);
        List<Integer> second = shown(pipeline, 2);
        assertThat(first).hasSize(IMAGES).doesNotHaveDuplicates();
        assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
        assertThat(shown(pipeline, 1)).isEqualTo(first);
    }

    private static List<Integer> shown(BatchPipeline pipeline, int epoch) {
        return batches(pipeline, epoch, 0).stream()
                .flatMapToInt(batch -> Arrays.stream(batch.indices()))
                .boxed()
                .toList();
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        List<Batch> alone = batches(pipeline(LIVELY, 3, 0), 5, 0);
        assertSame(batches(pipeline(LIVELY, 3, 1), 5, 0), alone);
        assertSame(batches(pipeline(LIVELY, 3, 7), 5, 0), alone);
    }

    @Test
    void anEpochContinuedInItsMiddleGoesOnAsIfNeverStopped() {
        List<Batch> whole = batches(pipeline(LIVELY, 3, 2), 5, 0);
        assertSame(batches(pipeline(LIVELY, 3, 2), 5, 4), whole.subList(4, whole.size()));
        assertThat(batches(pipeline(LIVELY, 3, 2), 5, 6)).isEmpty();
    }

    @Test
    void theBatchSizeDoesNotChangeHowAnImageIsAugmented() {
        BatchPipeline ones = new BatchPipeline(DATA, all(), SCALE, LIVELY, new BatchPipeline.Settings(1, 3, true, 0));
        List<Batch> single = batches(ones, 5, 0);
        Batch first = batches(pipeline(LIVELY, 3, 0), 5, 0).getFirst();
        assertThat(first.indices()[1]).isEqualTo(single.get(1).indices()[0]);
        assertThat(Arrays.copyOfRange(first.features(), 90, 180))
                .containsExactly(single.get(1).features());
    }

    @Test
    void epochsAndSeedsAugmentDifferently() {
        BatchPipeline inOrder =
                new BatchPipeline(DATA, all(), SCALE, LIVELY, new BatchPipeline.Settings(4, 3, false, 0));
        BatchPipeline otherSeed =
                new BatchPipeline(DATA, all(), SCALE, LIVELY, new BatchPipeline.Settings(4, 4, false, 0));
        float[] first = batches(inOrder, 1, 0).getFirst().features();
        assertThat(batches(inOrder, 2, 0).getFirst().features()).isNotEqualTo(first);
        assertThat(batches(otherSeed, 1, 0).getFirst().features()).isNotEqualTo(first);
    }

    @Test
    void noImagesMeansNoBatches() {
        BatchPipeline pipeline =
                new BatchPipeline(DATA, new int[0], SCALE, LIVELY, new BatchPipeline.Settings(4, 3, true, 1));
        assertThat(pipeline.batches()).isZero();
        assertThat(batches(pipeline, 1, 0)).isEmpty();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new BatchPipeline.Settings(0, 1, true, 1))
                .isInstanceOf(InputException.class)
                .hasMessage("batch size: expected at least 1, received 0");
        assertThatThrownBy(() -> pipeline(LIVELY, 3, 1).epoch(1, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("first batch: expected 0 to 6, received 7");
    }

    @Test
    void aBatchLargerThanAnArrayIsRefusedBeforeItIsMade() {
        TensorShape.Image shape = TensorShape.image(1024, 1024, 1);
        byte[] shared = new byte[1 << 20];
        byte[][] images = new byte[2048][];
        Arrays.fill(images, shared);
        ImageDataset large = new ImageDataset("large", shape, List.of("a"), images, new int[2048], Map.of());
        FittedPreprocessing scale = FittedPreprocessing.fit(new Preprocessing.Scale(), large, new int[1]);
        assertThatThrownBy(() -> new BatchPipeline(
                        large,
                        IntStream.range(0, 2048).toArray(),
                        scale,
                        AugmentationPipeline.none(),
                        BatchPipeline.Settings.inOrder(4096)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at most 2047");
    }
}
