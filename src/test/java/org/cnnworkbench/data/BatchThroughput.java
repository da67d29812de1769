package org.cnnworkbench.data;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.data.augment.Fill;
import org.cnnworkbench.data.augment.Geometric;
import org.cnnworkbench.data.augment.PixelWise;
import org.cnnworkbench.spec.TensorShape;

/**
 * Measures by hand how many images a second the batch pipeline prepares. No test: what it prints depends on the machine.
 *
 * <pre>mvn test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.cnnworkbench.data.BatchThroughput -Dargs=</pre>
 */
public final class BatchThroughput {

    private static final int IMAGES = 10_000;
    private static final int EPOCHS = 6;
    private static final AugmentationPipeline FACES = new AugmentationPipeline(List.of(
            new Geometric.HorizontalFlip(0.5),
            new Geometric.Rotation(6, Fill.BLACK, 1),
            new PixelWise.ColorJitter(0.2, 0.2, 0, 0, 1)));
    private static final AugmentationPipeline COLOURS = new AugmentationPipeline(List.of(
            new Geometric.HorizontalFlip(0.5),
            new Geometric.Crop(4, Fill.BLACK, 1),
            new PixelWise.ColorJitter(0.2, 0.2, 0.2, 0.1, 1)));

    private BatchThroughput() {}

    public static void main(String[] args) {
        TensorShape.Image digit = TensorShape.image(28, 28, 1);
        TensorShape.Image face = TensorShape.image(48, 48, 1);
        TensorShape.Image photo = TensorShape.image(32, 32, 3);
        Preprocessing scale = new Preprocessing.Scale();
        Preprocessing zeroMean = new Preprocessing.ZeroMeanPixel(true);
        for (int threads : new int[] {0, 1, 2}) {
            measure("28×28 scaled", digit, scale, AugmentationPipeline.none(), threads);
            measure("28×28 minus the mean of each pixel", digit, zeroMean, AugmentationPipeline.none(), threads);
            measure("48×48 scaled", face, scale, AugmentationPipeline.none(), threads);
            measure("48×48 flip, rotation 6, jitter of brightness and contrast", face, zeroMean, FACES, threads);
            measure("32×32×3 flip, crop 4, jitter of all four", photo, scale, COLOURS, threads);
        }
    }

    private static void measure(
            String what, TensorShape.Image shape, Preprocessing kind, AugmentationPipeline augmentation, int threads) {
        SplittableRandom random = new SplittableRandom(1);
        byte[][] images = new byte[IMAGES][(int) shape.elements()];
        Arrays.stream(images).forEach(random::nextBytes);
        ImageDataset dataset = new ImageDataset("noise", shape, List.of("a"), images, new int[IMAGES], Map.of());
        int[] all = IntStream.range(0, IMAGES).toArray();
        BatchPipeline pipeline = new BatchPipeline(
                dataset,
                all,
                FittedPreprocessing.fit(kind, dataset, all),
                augmentation,
                new BatchPipeline.Settings(64, 1, true, threads));
        double best = 0;
        double leastWork = Double.MAX_VALUE;
        for (int number = 0; number < EPOCHS; number++) {
            long start = System.nanoTime();
            long work = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            try (Epoch epoch = pipeline.epoch(number, 0)) {
                epoch.forEachRemaining(batch -> {});
            }
            best = Math.max(best, IMAGES / ((System.nanoTime() - start) / 1e9));
            work = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - work;
            leastWork = Math.min(leastWork, work / 1e3 / IMAGES);
        }
        String own = threads == 0 ? "%6.2f µs of processor time an image".formatted(leastWork) : "";
        System.out.printf("%d threads: %,10.0f images/s  %s  %s%n", threads, best, what, own);
    }
}
