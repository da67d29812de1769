package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cnnworkbench.engine.LayerStatistics;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.TrainingEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T12:00:00.123456789Z"), ZoneOffset.UTC);

    /** One event of every type, and numbers that are hard to write. */
    private static final List<TrainingEvent> EVENTS = List.of(
            new TrainingEvent.Started(1, 10, 21, 1297, 145, 6_000_000_000L),
            new TrainingEvent.FiltersChanged(0, Map.of("conv2d_0", new Tensor(List.of(1, 1, 1, 2), new float[] {0.1f, -3
            }))),
            new TrainingEvent.BatchFinished(1, 1, 0.1 + 0.2, 1.0 / 3, 64, 1e-7),
            new TrainingEvent.BatchFinished(1, 2, Double.NaN, 1, 64, 0.001),
            new TrainingEvent.BatchFinished(1, 3, Double.POSITIVE_INFINITY, 0, 64, 1),
            new TrainingEvent.EpochFinished(
                    TestStates.epoch(1),
                    true,
                    List.of(new LayerStatistics(
                            "conv2d_0",
                            new LayerStatistics.Moments(0.1, 0.2),
                            new LayerStatistics.Moments(-0.3, Double.NEGATIVE_INFINITY),
                            new LayerStatistics.Moments(1e-300, 0.6),
                            0.7))),
            new TrainingEvent.EpochFinished(
                    new EpochResult(2, 1, new EpochResult.Scores(1, 0), null, 3, 4), false, List.of()),
            new TrainingEvent.CheckpointWritten(1, "epoch-0001.safetensors"),
            new TrainingEvent.Note(1, "plateau: “quoted” \"text\"\nand a second line"),
            new TrainingEvent.Finished(TrainingEvent.Ending.STOPPED_EARLY, "because", 2, 1));

    @TempDir
    private Path folder;

    private RunDirectory run;

    @BeforeEach
    void makeTheRun() {
        run = new RunDirectory(folder);
        run.createFolders();
    }

    private void write(List<TrainingEvent> events) {
        try (Journal journal = new Journal(run, CLOCK)) {
            events.forEach(journal::on);
        }
    }

    private void append(String text) throws IOException {
        Files.writeString(run.eventsFile(), text, StandardOpenOption.APPEND, StandardOpenOption.CREATE);
    }

    private List<JournalEntry> read() {
        return new JournalReader(run).readNew();
    }

    @Test
    void everyTypeOfEventHasAnExample() {
        assertThat(EVENTS.stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(TrainingEvent.class.getPermittedSubclasses());
    }

    @Test
    void everyEventComesBackAsItWas() {
        write(EVENTS);
        List<JournalEntry> entries = read();
        assertThat(entries).hasSameSizeAs(EVENTS);
        for (int i = 0; i < EVENTS.size(); i++) {
            JournalEntry entry = entries.get(i);
            assertThat(entry.sequence()).isEqualTo(i + 1);
            assertThat(entry.time()).isEqualTo(CLOCK.instant());
            if (entry.event() instanceof TrainingEvent.FiltersChanged filters) {
                assertThat(filters.epoch()).isZero();
                assertThat(filters.kernels()).containsOnlyKeys("conv2d_0");
                assertThat(TestStates.tensor(filters.kernels(), "conv2d_0").values())
                        .containsExactly(0.1f, -3);
            } else {
                assertThat(entry.event()).isEqualTo(EVENTS.get(i));
            }
        }
    }

    @Test
    void aLineIsFlatAndNamesItsType() throws IOException {
        write(EVENTS);
        assertThat(Files.readAllLines(run.eventsFile()).get(3))
                .isEqualTo(
                        "{\"seq\":4,\"time\":\"2026-01-31T12:00:00.123456789Z\",\"type\":\"batch_finished\",\"epoch\":1,"
                                + "\"batch\":2,\"loss\":\"NaN\",\"error_rate\":1,\"images\":64,\"learning_rate\":0.001}");
        assertThat(Files.readAllLines(run.eventsFile()).get(1)).contains("\"file\":\"filters/epoch-0000.safetensors\"");
    }

    @Test
    void openedAgainItGoesOnWithTheNextNumber() {
        write(EVENTS.subList(0, 3));
        write(EVENTS.subList(2, 4));
        assertThat(read()).extracting(JournalEntry::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aTornLastLineIsCutOffWhenTheJournalIsOpenedAgain() throws IOException {
        write(EVENTS.subList(0, 1));
        append("{\"seq\":2,\"time\":\"2026-01-");
        write(EVENTS.subList(7, 8));
        assertThat(read()).extracting(JournalEntry::event).containsExactly(EVENTS.get(0), EVENTS.get(7));
    }

    @Test
    void zerosThatAPowerCutLeftAreCutOffToo() throws IOException {
        write(EVENTS.subList(0, 1));
        append("\0\0\0\0\n\0\0");
        write(EVENTS.subList(7, 8));
        assertThat(read()).extracting(JournalEntry::sequence).containsExactly(1L, 2L);
    }

    @Test
    void aTornFirstLineLeavesAnEmptyJournal() throws IOException {
        append("{\"seq\":1,");
        write(EVENTS.subList(0, 1));
        assertThat(read()).extracting(JournalEntry::sequence).containsExactly(1L);
    }

    @Test
    void aReaderWaitsForTheRestOfALine() throws IOException {
        JournalReader reader = new JournalReader(run);
        assertThat(reader.readNew()).isEmpty();
        write(EVENTS.subList(0, 1));
        String line = Files.readString(run.eventsFile()).replace("\"seq\":1", "\"seq\":2");
        append(line.substring(0, 20));
        assertThat(reader.readNew()).extracting(JournalEntry::sequence).containsExactly(1L);
        assertThat(reader.readNew()).isEmpty();
        append(line.substring(20));
        assertThat(reader.readNew()).extracting(JournalEntry::sequence).containsExactly(2L);
    }

    @Test
    void aReaderSurvivesThatATornLineIsReplaced() throws IOException {
        JournalReader reader = new JournalReader(run);
        write(EVENTS.subList(0, 1));
        append("{\"seq\":2,\"time\":\"2026-01-31T12:00:00Z\",\"type\":\"note\",\"epoch\":1,\"text\":\""
                + "x".repeat(500));
        assertThat(reader.readNew()).hasSize(1);
        write(EVENTS.subList(7, 8));
        assertThat(reader.readNew()).extracting(JournalEntry::event).containsExactly(EVENTS.get(7));
    }

    @Test
    void aDamagedLineIsSaidWithItsNumber() throws IOException {
        write(EVENTS.subList(0, 1));
        append("{\"seq\":2,\"time\":\"2026-01-31T12:00:00Z\",\"type\":\"btach_finished\"}\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("events.jsonl line 2")
                .hasMessageContaining("did you mean \"batch_finished\"?");
    }

    @Test
    void whatMayWaitIsWrittenBeforeTheEpochEnds() {
        try (Journal journal = new Journal(run, CLOCK)) {
            journal.on(new TrainingEvent.Started(1, 1, 3, 3, 0, 1));
            for (int batch = 1; batch <= 3; batch++) {
                journal.on(new TrainingEvent.BatchFinished(1, batch, 1, 0, 1, 1));
            }
            assertThat(read()).hasSize(4);
        }
    }

    @Test
    void aFollowerHearsEverythingFromTheFirstEventToTheLast() throws InterruptedException {
        write(EVENTS.subList(0, 3));
        AtomicBoolean alive = new AtomicBoolean(true);
        List<Long> heard = new ArrayList<>();
        new JournalFollower(new JournalReader(run), alive::get).follow(entry -> {
            heard.add(entry.sequence());
            if (entry.sequence() == 3) {
                write(EVENTS.subList(3, 6));
                alive.set(false);
            }
        });
        assertThat(heard).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void anEpochThatWasTrainedTwiceIsOneRowOfTheCurves() {
        EpochResult again = new EpochResult(1, 1, new EpochResult.Scores(9, 0), null, 3, 4);
        write(List.of(EVENTS.get(5), EVENTS.get(6), new TrainingEvent.EpochFinished(again, true, List.of())));
        assertThat(History.of(read())).containsExactly(again, ((TrainingEvent.EpochFinished) EVENTS.get(6)).result());
    }
}
