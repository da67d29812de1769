package org.cnnworkbench.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;

/**
 * Where everything of a run lies.
 *
 * @param path absolute
 */
public record RunDirectory(Path path) {

    private static final int MAX_RECORD_BYTES = 8 << 20;
    private static final RecordCodec<RunRecord> RECORD = RecordCodec.of(RunRecord.class, JsonCodecs.ALL);

    public RunDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /** What was asked. */
    public Path experimentFile() {
        return path.resolve("experiment.json");
    }

    /** What happened, in short. */
    public Path recordFile() {
        return path.resolve("run.json");
    }

    /** The journal. */
    public Path eventsFile() {
        return path.resolve("events.jsonl");
    }

    /** What people asked of the running trainer. */
    public Path commandsFile() {
        return path.resolve("commands.jsonl");
    }

    public Path checkpointsDirectory() {
        return path.resolve("checkpoints");
    }

    /** Kernels by epoch. */
    public Path filtersDirectory() {
        return path.resolve("filters");
    }

    /** The best network on the images held out. */
    public Path evaluationFile() {
        return path.resolve("evaluation.json");
    }

    /** What people did to the run that this one repeats. */
    Path replayFile() {
        return path.resolve("replay.json");
    }

    /** The checkpoint of another run that this one, a reproduction, is compared with: a copy. */
    public Path originalFile() {
        return path.resolve("original.safetensors");
    }

    /** What the trainer's process printed. */
    public Path logFile() {
        return path.resolve("trainer.log");
    }

    /** Whether a run was made here. */
    public boolean isRun() {
        return Files.isRegularFile(recordFile()) || Files.isDirectory(checkpointsDirectory());
    }

    /** @throws InputException where there is a folder that should be a file, or a file that should be a folder */
    void checkKinds() {
        Stream.of(recordFile(), eventsFile(), commandsFile(), logFile(), evaluationFile(), RunLock.file(path))
                .filter(Files::isDirectory)
                .findFirst()
                .ifPresent(file -> {
                    throw new InputException(file + ": expected a file, received a folder; move it away");
                });
        Stream.of(checkpointsDirectory(), filtersDirectory())
                .filter(Files::isRegularFile)
                .findFirst()
                .ifPresent(folder -> {
                    throw new InputException(folder + ": expected a folder, received a file; move it away");
                });
    }

    /** Makes the directories in it that are missing. */
    void createFolders() {
        try {
            Files.createDirectories(checkpointsDirectory());
            Files.createDirectories(filtersDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException("making folders in " + path + " failed: " + e.getMessage(), e);
        }
    }

    /**
     * What was asked: as the latest checkpoint has it, whose checksum tells damage, and before the first as the file has it.
     *
     * @throws InputException where there is no checkpoint that can be read, and the file is missing or is none
     */
    public Experiment experiment() {
        return Checkpoints.context(this)
                .map(RunContext::experiment)
                .orElseGet(() -> ExperimentJson.read(experimentFile()));
    }

    void writeExperiment(Experiment experiment) {
        TextFiles.writeAtomically(experimentFile(), ExperimentJson.write(experiment));
    }

    /**
     * What happened, in short, as its trainer last wrote it; {@link RunStatus} says whether that still holds.
     *
     * @throws InputException where the file is missing or damaged
     */
    public RunRecord record() {
        return RECORD.read(SealedJson.read(recordFile(), MAX_RECORD_BYTES));
    }

    /** Replaces the record; whoever reads meanwhile sees the old one or the new. */
    void writeRecord(RunRecord record) {
        SealedJson.write(recordFile(), JsonText.indented(RECORD.write(record)));
    }

    /** A record as JSON, as the file has it. */
    public static ObjectNode toJson(RunRecord record) {
        return RECORD.write(record);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
