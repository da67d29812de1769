package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.DemoExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTrashTest {

    @TempDir
    private Path directory;

    private RunStore store;
    private RunDirectory run;

    @BeforeEach
    void aRun() {
        store = new RunStore(directory.resolve("runs"), Clock.systemUTC());
        run = store.create(DemoExperiment.get(), directory, List.of(), null);
    }

    @Test
    void aDeletedRunIsNotListedAndComesBackWhole() {
        RunTrash trash = new RunTrash(store);

        RunDirectory away = trash.put(run);
        assertThat(store.list()).isEmpty();

        assertThat(trash.restore(away)).isEqualTo(run);
        assertThat(store.list()).containsExactly(run);
        assertThat(run.experiment()).isEqualTo(DemoExperiment.get());
    }

    @Test
    void deletingForGoodLeavesWhatOthersHavePutAway() throws Exception {
        RunTrash trash = new RunTrash(store);
        RunTrash another = new RunTrash(store);
        RunDirectory second = store.create(DemoExperiment.get(), store.directory(), List.of(), null);
        RunDirectory away = trash.put(run);
        RunDirectory others = another.put(second);

        trash.empty();
        assertThat(away.path()).doesNotExist();
        assertThat(others.path()).isDirectory();

        another.empty();
        assertThat(store.directory()).isEmptyDirectory();
    }

    @Test
    void whatAProgramThatWasKilledHadPutAwayIsClearedAndNothingElse() throws Exception {
        RunTrash killed = new RunTrash(store);
        RunTrash living = new RunTrash(store);
        RunDirectory second = store.create(DemoExperiment.get(), store.directory(), List.of(), null);
        RunDirectory lost = killed.put(run);
        RunDirectory away = living.put(second);
        killed.close();

        RunTrash.clear(store);

        assertThat(lost.path()).doesNotExist();
        assertThat(living.restore(away)).isEqualTo(second);
        living.empty();
        assertThat(store.directory().resolve(".trash")).doesNotExist();
        assertThat(store.list()).containsExactly(second);
    }

    @Test
    void aRunIsDeletedThoughOneOfItsNameLiesThereAlready() throws Exception {
        RunTrash trash = new RunTrash(store);
        RunDirectory first = trash.put(run);
        Files.createDirectory(run.path());

        trash.put(run);

        assertThat(trash.restore(first)).isEqualTo(run);
        assertThat(run.experiment()).isEqualTo(DemoExperiment.get());
        trash.empty();
        assertThat(store.directory()).isDirectoryContaining(path -> path.equals(run.path()));
        assertThat(store.directory().resolve(".trash")).doesNotExist();
    }

    @Test
    void aRunThatIsBeingTrainedStays() {
        try (RunLock held = RunLock.tryAcquire(run).orElseThrow()) {
            assertThatThrownBy(() -> new RunTrash(store).put(run))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("being trained");
        }
        assertThat(store.list()).containsExactly(run);
    }

    @Test
    void notesAreKeptInTheRunAndTagsAreTidied() {
        new RunNotes("smaller kernels", List.of(" seed4", "seed4", "")).write(run);

        assertThat(RunNotes.read(run)).isEqualTo(new RunNotes("smaller kernels", List.of("seed4")));
    }
}
