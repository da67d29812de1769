package org.cnnworkbench.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.data.DatasetStatistics;
import org.cnnworkbench.data.ImageDataset;
import org.junit.jupiter.api.Test;

/** The published sets, where they lie beside the project. */
class RealDataTest {

    private static final Path SHARED = Path.of("../shared/data");

    private static ImageDataset load(String reference, String file) throws InterruptedException {
        assumeTrue(Files.exists(SHARED.resolve(file)), "skipped: no " + SHARED.resolve(file) + " beside the project");
        return new Datasets(SHARED, SHARED.resolve("cache")).load(reference);
    }

    @Test
    void fer2013HasItsKnownFacts() throws InterruptedException {
        DatasetStatistics facts =
                DatasetStatistics.of(load("fer2013:fer2013/fer2013.csv.gz", "fer2013/fer2013.csv.gz"));

        assertThat(facts.counts().get("train")).isEqualTo(List.of(3995, 436, 4097, 7215, 4830, 3171, 4965));
        assertThat(facts.total("validation")).isEqualTo(3589);
        assertThat(facts.total("test")).isEqualTo(3589);
        assertThat(facts.pixels().mean()).isCloseTo(0.5074, within(5e-5));
        assertThat(facts.pixels().standardDeviation()).isCloseTo(0.2551, within(5e-5));
        assertThat(facts.distinct()).isEqualTo(34_036);
        assertThat(facts.constant()).isEqualTo(12);
        assertThat(facts.repeats()).containsExactly(Map.entry("validation", 280), Map.entry("test", 288));
    }

    @Test
    void mnistHasItsKnownMeanAndDeviation() throws InterruptedException {
        ImageDataset mnist = load("idx:mnist", "mnist/train-images-idx3-ubyte.gz");

        assertThat(mnist.split("train")).hasSize(60_000);
        assertThat(mnist.split("test")).hasSize(10_000);
        // 0.1307 and 0.3081 are those of the training images; over all 70,000 the mean is 0.1309, the deviation 0.3085
        assertThat(DatasetStatistics.of(mnist).pixels().mean()).isCloseTo(0.1309, within(2e-4));
    }

    @Test
    void facesInFoldersAreRead() throws InterruptedException {
        ImageDataset faces = load("folder:faces/yale-two-person-91x91", "faces/yale-two-person-91x91");

        assertThat(faces.shape()).hasToString("91×91×1");
        assertThat(faces.classNames()).containsExactly("subject04", "subject05");
        assertThat(faces.size()).isEqualTo(22);
    }
}
