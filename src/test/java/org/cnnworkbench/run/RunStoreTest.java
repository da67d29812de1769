package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {

    private static final Experiment EXPERIMENT = ExperimentJson.read("test", """
            {"version": 1, "name": "My Net, 2nd try!", "data": {"reference": "builtin:digits"},
             "architecture": {"version": 1, "name": "small", "layers": [{"type": "output"}]}}
            """);

    @TempDir
    private Path folder;

    private RunStore store;

    @BeforeEach
    void makeTheStore() {
        store = new RunStore(
                folder.resolve("runs"), Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC));
    }

    private RunDirectory create() {
        return store.create(EXPERIMENT, folder, List.of("train", "--demo"), null);
    }

    @Test
    void aRunIsNamedByTimeAndNameAndNeverTwiceAlike() {
        String first = String.valueOf(create().path().getFileName());
        String second = String.valueOf(create().path().getFileName());
        assertThat(first).matches("20260(131|201|130)-\\d{6}-my-net-2nd-try");
        assertThat(second).isEqualTo(first + "-2");
        assertThat(store.list()).hasSize(2);
    }

    @Test
    void aNewRunKnowsWhatWasAsked() {
        RunDirectory run = create();
        assertThat(run.experiment()).isEqualTo(EXPERIMENT);
        RunRecord record = run.record();
        assertThat(record.state()).isEqualTo(RunState.CREATED);
        assertThat(record.name()).isEqualTo("My Net, 2nd try!");
        assertThat(record.commandLine()).containsExactly("train", "--demo");
        assertThat(record.created()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(Path.of(record.dataDirectory())).isAbsolute();
    }

    @Test
    void aRunIsFoundByPathByIdAndByTheBeginningOfItsId() {
        RunDirectory run = create();
        String id = run.record().id();
        assertThat(store.find(id)).isEqualTo(run);
        assertThat(store.find(id.substring(0, 8))).isEqualTo(run);
        assertThat(store.find(run.path().toString())).isEqualTo(run);
    }

    @Test
    void anAmbiguousOrUnknownNameIsAnsweredWithWhatThereIs() {
        create();
        create();
        assertThatThrownBy(() -> store.find("2026"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 runs begin so");
        assertThatThrownBy(() -> store.find("nothing"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no such run")
                .hasMessageContaining("my-net-2nd-try-2");
    }

    @Test
    void aNamedDirectoryMustBeNewOrEmpty() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(store.createAt(empty, EXPERIMENT, folder, List.of(), null).isRun())
                .isTrue();
        assertThatThrownBy(() -> store.createAt(empty, EXPERIMENT, folder, List.of(), null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is a run already");

        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> store.createAt(full, EXPERIMENT, folder, List.of(), null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("other files");
        assertThat(full.resolve("letter.txt")).hasContent("dear");
    }

    @Test
    void aFileInTheWayIsWrongInput() throws IOException {
        Files.writeString(folder.resolve("runs"), "a file");
        assertThatThrownBy(this::create)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a file is in the way");
    }

    @Test
    void aDamagedRecordIsSaidWithItsPlace() throws IOException {
        RunDirectory run = create();
        Files.writeString(run.recordFile(), Files.readString(run.recordFile()).replace("\"created\"", "\"craeted\""));
        assertThatThrownBy(run::record).isInstanceOf(InputException.class).hasMessageContaining("run.json");
    }
}
