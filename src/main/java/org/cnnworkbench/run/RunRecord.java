package org.cnnworkbench.run;

import java.time.Instant;
import java.util.List;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.EpochResult;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run, in short, and what its numbers depend on: the content of {@code run.json}.
 *
 * @param version       of this form
 * @param id            name of the run's directory
 * @param name          what the person calls it
 * @param reason        why it ended as it did; null before the end
 * @param created       when it was asked for
 * @param started       when a trainer last began with it
 * @param ended         when that trainer ended
 * @param processId     of that trainer
 * @param dataDirectory where relative paths in the data reference start
 * @param commandLine   the arguments that made the run
 * @param origin        the run that this one was made from; null for none
 * @param machine       what it ran on; null before it began
 * @param engine        what computed; null before it began
 * @param engineChoice  why that engine, where a person left it open; null where not
 * @param data          what it learned from; null before it began
 * @param progress      how far it came
 * @param steering      what people asked of it, in the order in which it took effect
 */
public record RunRecord(
        int version,
        String id,
        String name,
        RunState state,
        @Nullable String reason,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Long processId,
        String dataDirectory,
        List<String> commandLine,
        @Nullable Origin origin,
        @Nullable Machine machine,
        @Nullable EngineDescription engine,
        @Nullable EngineChoice engineChoice,
        @Nullable Data data,
        Progress progress,
        List<AppliedAct> steering) {

    public static final int VERSION = 1;

    /**
     * Where a run comes from that was not made from nothing.
     *
     * @param kind       branch, which goes on from a checkpoint of another run with other settings, or reproduction
     * @param run        the other run's directory
     * @param checkpoint the other run's checkpoint: a branch begins with it, a reproduction is compared with it
     */
    public record Origin(Kind kind, String run, String checkpoint) {
        /** How a run can come from another. */
        public enum Kind {
            BRANCH,
            REPRODUCTION
        }
    }

    /**
     * What a run's numbers may depend on beside engine and data.
     *
     * @param program   version of this program
     * @param java      version of Java
     * @param os        operating system
     * @param processor its name
     * @param cores     that Java sees
     * @param heapBytes the most that the Java heap may take
     * @param seed      of the experiment
     */
    public record Machine(
            String program, String java, String os, String processor, int cores, long heapBytes, long seed) {}

    /**
     * What was learned from.
     *
     * @param sha256 of the data set as loaded: its shape, classes, labels, splits and pixels
     */
    public record Data(
            String reference,
            String sha256,
            int classes,
            int trainingImages,
            int validationImages,
            int testImages,
            long parameters) {}

    /**
     * How far it came.
     *
     * @param epochs    trained to their end
     * @param bestEpoch the best of them, 0 for none
     * @param best      its scores, those of validation where there are any; null for none
     * @param seconds   that trainers have worked on it, all of them together
     */
    public record Progress(int epochs, int bestEpoch, EpochResult.@Nullable Scores best, double seconds) {
        public static final Progress NONE = new Progress(0, 0, null, 0);
    }

    public RunRecord {
        commandLine = List.copyOf(commandLine);
        steering = List.copyOf(steering);
    }

    static RunRecord created(
            String id,
            String name,
            Instant now,
            String dataDirectory,
            List<String> commandLine,
            @Nullable Origin origin) {
        return new RunRecord(
                VERSION,
                id,
                name,
                RunState.CREATED,
                null,
                now,
                null,
                null,
                null,
                dataDirectory,
                commandLine,
                origin,
                null,
                null,
                null,
                null,
                Progress.NONE,
                List.of());
    }

    /** The same with an end that its trainer could not record. */
    public RunRecord withEnding(RunState newState, String newReason) {
        return with(
                newState,
                newReason,
                started,
                ended,
                processId,
                machine,
                engine,
                engineChoice,
                data,
                progress,
                steering);
    }

    RunRecord running(Instant now, long process) {
        return with(
                RunState.RUNNING, null, now, null, process, machine, engine, engineChoice, data, progress, steering);
    }

    RunRecord on(
            Machine newMachine, EngineDescription newEngine, @Nullable EngineChoice newEngineChoice, Data newData) {
        return with(
                state,
                reason,
                started,
                ended,
                processId,
                newMachine,
                newEngine,
                newEngineChoice,
                newData,
                progress,
                steering);
    }

    /** What the images must be, where that is known before training begins. */
    RunRecord withData(@Nullable Data newData) {
        return with(
                state, reason, started, ended, processId, machine, engine, engineChoice, newData, progress, steering);
    }

    RunRecord withProgress(Progress newProgress) {
        return with(
                state, reason, started, ended, processId, machine, engine, engineChoice, data, newProgress, steering);
    }

    RunRecord withState(RunState newState) {
        return with(
                newState, reason, started, ended, processId, machine, engine, engineChoice, data, progress, steering);
    }

    RunRecord withSteering(List<AppliedAct> newSteering) {
        return with(
                state, reason, started, ended, processId, machine, engine, engineChoice, data, progress, newSteering);
    }

    RunRecord ended(RunState newState, String newReason, Instant now) {
        return with(
                newState, newReason, started, now, processId, machine, engine, engineChoice, data, progress, steering);
    }

    private RunRecord with(
            RunState newState,
            @Nullable String newReason,
            @Nullable Instant newStarted,
            @Nullable Instant newEnded,
            @Nullable Long newProcessId,
            @Nullable Machine newMachine,
            @Nullable EngineDescription newEngine,
            @Nullable EngineChoice newEngineChoice,
            @Nullable Data newData,
            Progress newProgress,
            List<AppliedAct> newSteering) {
        return new RunRecord(
                version,
                id,
                name,
                newState,
                newReason,
                created,
                newStarted,
                newEnded,
                newProcessId,
                dataDirectory,
                commandLine,
                origin,
                newMachine,
                newEngine,
                newEngineChoice,
                newData,
                newProgress,
                newSteering);
    }
}
