package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.TrainingEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T12:00:00.123456789Z"), ZoneOffset.UTC);

    /** One event of every type, and numbers that are hard to write. */
    private static final List<TrainingEvent> EVENTS = List.of(
            new TrainingEvent.Started(0, 0, 10, 21, 1297, 145, 6_000_000_000L),
            new TrainingEvent.FiltersChanged(
                    Position.START, Map.of("conv2d_0", new Tensor(List.of(1, 1, 1, 2), new float[] {0.1f, -3}))),
            new TrainingEvent.BatchFinished(1, 1, 1, 0.1 + 0.2, 1.0 / 3, 64, 1e-7),
            new TrainingEvent.BatchFinished(1, 2, 1, Double.NaN, 1, 64, 0.001),
            new TrainingEvent.BatchFinished(1, 3, 1, Double.POSITIVE_INFINITY, 0, 64, 1),
            new TrainingEvent.EpochFinished(TestStates.epoch(1), true),
            new TrainingEvent.LayersObserved(
                    new Position(0, 3),
                    List.of(new LayerStatistics(
                            "conv2d_0",
                            new LayerStatistics.Moments(0.1, 0.2),
                            new LayerStatistics.Moments(-0.3, Double.NEGATIVE_INFINITY),
                            new LayerStatistics.Moments(1e-300, 0.6),
                            0.7))),
            new TrainingEvent.EpochFinished(new EpochResult(2, 1, new EpochResult.Scores(1, 0), null, 3, 4), false),
            new TrainingEvent.CheckpointWritten(new Position(1, 0), "epoch-0001.safetensors"),
            new TrainingEvent.Steered(new Position(1, 20), new SteeringAct.SetLearningRate(1e-4), false),
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
                assertThat(filters.at()).isEqualTo(Position.START);
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
                                + "\"batch\":2,\"batches\":1,\"loss\":\"NaN\",\"error_rate\":1,\"images\":64,"
                                + "\"learning_rate\":0.001,\"crc\":\"ec2cd8b9\"}");
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
    void zerosThatAPowerCutLeftDoNoHarm() throws IOException {
        write(EVENTS.subList(0, 1));
        append("\0\0\0\0\n\0\0");
        write(EVENTS.subList(7, 8));
        JournalReader reader = new JournalReader(run);
        assertThat(reader.readNew()).extracting(JournalEntry::sequence).containsExactly(1L, 2L);
        assertThat(reader.damages()).hasSize(1);
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
        String line = new JournalEntry(2, CLOCK.instant(), EVENTS.getFirst()).line() + "\n";
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
    void aFlippedBitAnywhereInALineIsSaidAndTheOtherLinesAreRead() throws IOException {
        write(EVENTS.subList(2, 5));
        byte[] good = Files.readAllBytes(run.eventsFile());
        int begin = new String(good, StandardCharsets.UTF_8).indexOf('\n') + 1;
        int end = new String(good, StandardCharsets.UTF_8).indexOf('\n', begin);
        for (int i = begin; i < end; i++) {
            byte[] flipped = good.clone();
            flipped[i] ^= (byte) (1 << i % 8);
            Files.write(run.eventsFile(), flipped);
            JournalReader reader = new JournalReader(run);
            assertThat(reader.readNew())
                    .as("byte %d", i)
                    .extracting(JournalEntry::sequence)
                    .startsWith(1L)
                    .endsWith(3L)
                    .doesNotContain(2L);
            assertThat(reader.damages().getFirst())
                    .contains("events.jsonl line 2")
                    .contains("passed over");
            assertThat(reader.damages().getLast()).contains("events 2 to 2 are missing");
        }
    }

    @Test
    void linesThatAreMissingAreSaid() throws IOException {
        write(EVENTS.subList(2, 5));
        List<String> lines = Files.readAllLines(run.eventsFile());
        Files.write(run.eventsFile(), List.of(lines.get(0), lines.get(2)));
        JournalReader reader = new JournalReader(run);
        assertThat(reader.readNew()).hasSize(2);
        assertThat(reader.damages()).singleElement().asString().contains("the events 2 to 2 are missing");
    }

    @Test
    void aLineThatIsTooLongIsPassedOverWithoutTakingMemory() throws IOException {
        write(EVENTS.subList(2, 3));
        append("x".repeat(3 * JournalReader.LONGEST_LINE) + "\n");
        write(EVENTS.subList(2, 3));
        JournalReader reader = new JournalReader(run);
        assertThat(reader.readNew()).extracting(JournalEntry::sequence).containsExactly(1L, 2L);
        assertThat(reader.damages()).singleElement().asString().contains("line 2: longer than");
    }

    @Test
    void whatMayWaitIsWrittenBeforeTheEpochEnds() {
        try (Journal journal = new Journal(run, CLOCK)) {
            journal.on(new TrainingEvent.Started(0, 0, 1, 3, 3, 0, 1));
            for (int batch = 1; batch <= 3; batch++) {
                journal.on(new TrainingEvent.BatchFinished(1, batch, 1, 1, 0, 1, 1));
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
}
