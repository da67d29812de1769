package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.TrainingState.PartialEpoch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir
    private Path folder;

    private RunDirectory run;

    @BeforeEach
    void makeTheRun() {
        run = new RunDirectory(folder);
        run.createFolders();
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(run.checkpointsDirectory())) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList().stream();
        }
    }

    @Test
    void theLatestTheBestAndEveryThirdAreKept() throws IOException {
        Checkpoints checkpoints = new Checkpoints(run, 3);
        for (int epoch = 1; epoch <= 8; epoch++) {
            checkpoints.save(TestStates.after(epoch, null), epoch == 2 || epoch == 5);
        }
        assertThat(files())
                .containsExactly(
                        "epoch-0003.safetensors",
                        "epoch-0005.safetensors",
                        "epoch-0006.safetensors",
                        "epoch-0008.safetensors",
                        "index.json");
        assertThat(checkpoints.best().epochs()).isEqualTo(5);
    }

    @Test
    void aStoppedEpochIsTheLatestUntilItIsFinished() throws IOException {
        Checkpoints checkpoints = new Checkpoints(run, 1);
        checkpoints.save(TestStates.after(1, null), true);
        String stopped = checkpoints.save(TestStates.after(1, new PartialEpoch(120, 1, 1, 1, 1)), false);
        assertThat(stopped).isEqualTo("epoch-0001-batch-00120.safetensors");
        assertThat(checkpoints.load("latest").partial()).isNotNull();
        assertThat(checkpoints.load("1").partial()).isNull();

        checkpoints.save(TestStates.after(2, null), false);
        assertThat(files()).doesNotContain(stopped);
    }

    @Test
    void openedAgainItKnowsWhatThereIs() {
        new Checkpoints(run, 1).save(TestStates.after(1, null), true);
        new Checkpoints(run, 1).save(TestStates.after(2, null), false);
        Checkpoints again = new Checkpoints(run, 1);
        assertThat(again.list()).extracting(Checkpoints.Saved::epoch).containsExactly(1, 2);
        assertThat(again.best().epochs()).isEqualTo(1);
        assertThat(again.load("latest").epochs()).isEqualTo(2);
    }

    @Test
    void withoutABestTheLatestStandsInForPeopleButNotForTheTrainer() {
        Checkpoints checkpoints = new Checkpoints(run, 1);
        checkpoints.save(TestStates.after(0, new PartialEpoch(5, 1, 1, 1, 1)), false);
        assertThat(checkpoints.load("best").partial()).isNotNull();
        assertThatThrownBy(checkpoints::best).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUnknownCheckpointIsAnsweredWithThoseThatThereAre() {
        Checkpoints checkpoints = new Checkpoints(run, 1);
        assertThatThrownBy(() -> checkpoints.load("best")).hasMessageContaining("none yet");
        checkpoints.save(TestStates.after(1, null), true);
        checkpoints.save(TestStates.after(2, null), true);
        assertThatThrownBy(() -> checkpoints.load("7"))
                .isInstanceOf(InputException.class)
                .hasMessage("checkpoint 7: expected best, latest or one of the epochs 1, 2");
    }

    @Test
    void anIndexThatNamesFilesElsewhereIsRefused() throws IOException {
        Files.writeString(
                run.checkpointsDirectory().resolve("index.json"),
                "{\"latest\":\"../x\",\"best\":null,\"checkpoints\":[{\"file\":\"../x\",\"epoch\":1,\"batches\":0}]}");
        assertThatThrownBy(() -> new Checkpoints(run, 1)).isInstanceOf(InputException.class);
    }
}
