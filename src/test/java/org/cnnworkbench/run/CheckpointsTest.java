package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.TrainingState;
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

    private Checkpoints checkpoints() {
        return checkpoints("{}");
    }

    private Checkpoints checkpoints(String settings) {
        return new Checkpoints(run, TestStates.context(settings).experiment().training());
    }

    private String save(String settings, TrainingState state, boolean keep) {
        try (Journal journal = new Journal(run, Clock.systemUTC())) {
            return new CheckpointWriter(checkpoints(settings), TestStates.context(settings), journal).save(state, keep);
        }
    }

    private static PartialEpoch batches(int count) {
        return new PartialEpoch(count, 1, 1, 1, 1);
    }

    private void flip(String name) throws IOException {
        Path file = run.checkpointsDirectory().resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 16;
        Files.write(file, bytes);
    }

    /** In {@link TestStates} all epochs are alike, so that the first is the best. */
    @Test
    void theLastTwoTheBestAndEveryThirdAreKept() throws IOException {
        for (int epoch = 0; epoch <= 8; epoch++) {
            save("{\"keep_last\": 2, \"keep_every\": 3}", TestStates.after(epoch, null), false);
        }
        assertThat(files())
                .containsExactly(
                        "epoch-0001.safetensors",
                        "epoch-0003.safetensors",
                        "epoch-0006.safetensors",
                        "epoch-0007.safetensors",
                        "epoch-0008.safetensors");
        assertThat(checkpoints().best().orElseThrow().epoch()).isEqualTo(1);
        assertThat(checkpoints().latest().orElseThrow().epoch()).isEqualTo(8);
    }

    @Test
    void whatAPersonAskedForIsNeverThinnedOut() throws IOException {
        String settings = "{\"keep_last\": 1, \"keep_every\": 100}";
        save(settings, TestStates.after(2, batches(7)), true);
        save(settings, TestStates.after(2, batches(8)), false);
        save(settings, TestStates.after(3, null), false);
        assertThat(files()).containsExactly("epoch-0002+00007-kept.safetensors", "epoch-0003.safetensors");
    }

    @Test
    void theMiddleOfAnEpochIsTheLatestUntilTheNextIsSaved() {
        save("{}", TestStates.after(1, null), false);
        assertThat(save("{}", TestStates.after(1, batches(120)), false)).isEqualTo("epoch-0001+00120.safetensors");
        assertThat(checkpoints().load("latest").partial()).isNotNull();
        assertThat(checkpoints().load("1").partial()).isNull();
        assertThat(checkpoints().load("epoch-0001+00120.safetensors").partial()).isNotNull();

        save("{}", TestStates.after(2, null), false);
        assertThat(checkpoints().load("latest").epochs()).isEqualTo(2);
    }

    @Test
    void whereTheLatestIsDamagedTheOneBeforeIsUsedAndItIsSaid() throws IOException {
        save("{}", TestStates.after(1, null), false);
        save("{}", TestStates.after(2, null), false);
        save("{}", TestStates.after(2, batches(3)), false);
        flip("epoch-0002.safetensors");
        flip("epoch-0002+00003.safetensors");

        List<String> damages = new ArrayList<>();
        Checkpoints.Loaded loaded = checkpoints().loadLatest(damages::add).orElseThrow();
        assertThat(loaded.state().epochs()).isEqualTo(1);
        assertThat(damages).hasSize(2).allSatisfy(damage -> assertThat(damage).contains("checksum"));
        assertThat(files())
                .containsExactly(
                        "epoch-0001.safetensors",
                        "epoch-0002+00003.safetensors.damaged",
                        "epoch-0002.safetensors.damaged");
    }

    @Test
    void withoutABestTheLatestStandsIn() {
        save("{}", TestStates.after(0, batches(5)), false);
        assertThat(checkpoints().best()).isEmpty();
        assertThat(checkpoints().load("best").partial()).isNotNull();
    }

    @Test
    void anUnknownCheckpointIsAnsweredWithThoseThatThereAre() {
        assertThatThrownBy(() -> checkpoints().load("best")).hasMessageContaining("none yet");
        save("{}", TestStates.after(1, null), false);
        save("{}", TestStates.after(2, null), false);
        assertThatThrownBy(() -> checkpoints().load("7"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("checkpoint 7: expected best, latest, one of the epochs 1, 2, or");
    }

    @Test
    void otherFilesInTheDirectoryAreNoCheckpoints() throws IOException {
        for (String name : List.of(
                "epoch-1.safetensors",
                "epoch-0001.safetensors.damaged",
                ".epoch-0001.safetensors.7.tmp",
                "x",
                "epoch-0001+00000.safetensors",
                "epoch-999999999999.safetensors")) {
            Files.writeString(run.checkpointsDirectory().resolve(name), "");
        }
        assertThat(checkpoints().list()).isEmpty();
    }
}
