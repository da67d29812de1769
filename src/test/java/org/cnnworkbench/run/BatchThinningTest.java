package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.train.TrainingEvent.BatchFinished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchThinningTest {

    private static final int BATCHES_A_DAY = 100 * 60 * 60 * 24;

    private static BatchFinished batch(int epoch, int batch, double loss, int images) {
        return new BatchFinished(epoch, batch, 1, loss, 0.25, images, 0.001);
    }

    @Test
    void theFirstHundredThousandBatchesHaveALineEachThenTwoShareOneThenFour() {
        assertThat(BatchThinning.groupSize(1)).isEqualTo(1);
        assertThat(BatchThinning.groupSize(99_999)).isEqualTo(1);
        assertThat(BatchThinning.groupSize(100_000)).isEqualTo(2);
        assertThat(BatchThinning.groupSize(199_999)).isEqualTo(2);
        assertThat(BatchThinning.groupSize(200_000)).isEqualTo(4);
        assertThat(BatchThinning.groupSize(BATCHES_A_DAY)).isEqualTo(128);
    }

    @Test
    void aLineIsTheMeanOfItsBatchesWeightedByTheirImages() {
        BatchThinning thinning = new BatchThinning();
        thinning.begin(new TrainingEvent.Started(0, 0, 1, 1_000_000, 1, 0, 1));
        assertThat(thinning.add(batch(1, 100_001, 1, 30))).isEmpty();
        BatchFinished line = thinning.add(batch(1, 100_002, 4, 60)).orElseThrow();
        assertThat(line.loss()).isCloseTo(3, within(1e-12));
        assertThat(line.batches()).isEqualTo(2);
        assertThat(line.images()).isEqualTo(90);
        assertThat(line.batch()).isEqualTo(100_002);
    }

    @Test
    void noBatchIsLostAtTheEndOfAnEpochOrBeforeAnotherEvent() {
        BatchThinning thinning = new BatchThinning();
        thinning.begin(new TrainingEvent.Started(0, 0, 100, 200_005, 1, 0, 1));
        List<BatchFinished> lines = new ArrayList<>();
        for (int batch = 200_001; batch <= 200_005; batch++) {
            thinning.add(batch(1, batch, 1, 1)).ifPresent(lines::add);
        }
        thinning.add(batch(2, 1, 1, 1)).ifPresent(lines::add);
        thinning.takeRest().ifPresent(lines::add);
        assertThat(lines).extracting(BatchFinished::batches).containsExactly(4, 1, 1);
    }

    /** The whole day is 420,000 lines; to be quick, this counts them and measures the first 100,000. */
    @Test
    void aDayAtAHundredBatchesASecondTakesLessThan200Megabytes(@TempDir Path folder) throws IOException {
        RunDirectory run = new RunDirectory(folder);
        try (Journal journal = new Journal(run, Clock.systemUTC())) {
            journal.on(new TrainingEvent.Started(0, 0, 100, 1_000_000, 1, 0, 1));
            for (int batch = 1; batch < 100_200; batch++) {
                journal.on(batch(1, batch, Math.E / batch, 128));
            }
        }
        double bytesALine = Files.size(run.eventsFile()) / 100_100.0;
        long lines = 100_000;
        for (long batch = 100_000; batch < BATCHES_A_DAY; batch += BatchThinning.groupSize(batch)) {
            lines++;
        }
        assertThat(lines).isBetween(400_000L, 450_000L);
        assertThat(lines * bytesALine).isLessThan(200e6);
        assertThat(new JournalReader(run).readNew())
                .as("thinning is said")
                .anyMatch(entry -> entry.event() instanceof TrainingEvent.Note note
                        && note.text().contains("stands for 2 batches"));
    }
}
