package org.cnnworkbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trainers that are killed with SIGKILL at every kind of moment. {@code mvn verify} kills a few; {@code mvn -Pfaults test} hundreds, as
 * many as {@code -Dfaults.kills} says.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("faults.kills", KillPoint.values().length);
    private static final int EPOCHS = Integer.getInteger("faults.epochs", 2);
    private static final int IMAGES = Integer.getInteger("faults.images", 500);
    private static final int LANES = 2;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void aRunThatIsKilledAgainAndAgainComesOutTheSameToTheLastBit() throws Exception {
        Laboratory laboratory = Laboratory.large(folder, EPOCHS, IMAGES);
        RunResult undisturbed = laboratory.undisturbed(laboratory.newRun("undisturbed"));
        assertThat(undisturbed.epochs()).hasSize(EPOCHS);
        KillDeck deck = new KillDeck(KILLS, KILLS);
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<?>> results = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                results.add(lanes.submit(new KillLane("lane" + lane + "-", laboratory, undisturbed, deck, lane)));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(deck.report(), e.getCause());
        }
        assertThat(deck.kills()).isGreaterThanOrEqualTo(KILLS);
    }
}
