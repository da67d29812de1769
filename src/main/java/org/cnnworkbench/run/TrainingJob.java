package org.cnnworkbench.run;

import java.time.Clock;
import java.util.Optional;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.train.TrainingEvent.Ending;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a trainer's process does: trains a run to its end, whatever the end is, and leaves word of it in the run's directory. It goes on
 * from the latest checkpoint that can be read, if there is one.
 */
public final class TrainingJob {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingJob.class);

    private final RunDirectory run;
    private final Services services;
    private final Clock clock;
    private final CommandSteering commands;
    private final ImageSource images;

    /** How a trainer ended. */
    public enum Outcome {
        /** The run was trained to an end that was wanted. */
        DONE,
        /** The run failed. */
        FAILED,
        /** The run failed for something that the person gave. */
        WRONG_INPUT,
        /** Another trainer is at it. Nothing was touched. */
        BUSY
    }

    /** @param commandsFrom position in the command file behind which commands are meant for this trainer */
    public TrainingJob(RunDirectory run, Services services, long commandsFrom) {
        this(run, services, commandsFrom, ImageSource.of(services));
    }

    /** One with images from a source of its own. */
    public TrainingJob(RunDirectory run, Services services, long commandsFrom, ImageSource images) {
        this.images = images;
        this.run = run;
        this.services = services;
        this.clock = services.clock();
        this.commands = new CommandSteering(new CommandFile(run), commandsFrom);
    }

    /** As {@link #run(EngineLoading)}, with nothing begun. */
    public Outcome run() {
        return run(null);
    }

    /**
     * Trains. Whatever goes wrong is logged, and told in the journal and in the record.
     *
     * @param begun the engine whose native code is being loaded already, since it is most likely the one; null for none
     */
    public Outcome run(@Nullable EngineLoading begun) {
        try {
            run.checkKinds();
            Optional<RunLock> lock = RunLock.tryAcquire(run);
            if (lock.isEmpty()) {
                LOG.error("{}: another process is training this run", run);
                return Outcome.BUSY;
            }
            try (RunLock held = lock.get()) {
                return train(RunFiles.open(run, clock), begun);
            }
        } catch (InputException e) {
            LOG.error("the run can't begin: {}", e.getMessage());
            return Outcome.WRONG_INPUT;
        } catch (RuntimeException e) {
            LOG.error("the run failed and could leave no word of it: {}", Failures.reason(e), e);
            return Outcome.FAILED;
        }
    }

    private Outcome train(RunFiles files, @Nullable EngineLoading begun) {
        RecordKeeper keeper = new RecordKeeper(run, files.record());
        try (Reserve reserve = new Reserve(run);
                Journal journal = new Journal(run, clock)) {
            try {
                reserve.take();
                keeper.update(record ->
                        record.running(clock.instant(), ProcessHandle.current().pid()));
                TrainingEvent.Finished end =
                        new RunTraining(run, services, files, keeper, journal, commands, images).train(begun);
                keeper.update(record -> record.ended(RunState.of(end.ending()), end.reason(), clock.instant()));
                return end.ending() == Ending.FAILED ? Outcome.FAILED : Outcome.DONE;
            } catch (InterruptedException e) {
                return interrupted(keeper, journal);
            } catch (RuntimeException | Error e) {
                // Errors, too: whatever they are, this process ends with them, and somebody waits for word of it.
                reserve.close();
                String reason = Failures.reason(e);
                LOG.error("the run failed: {}", reason, e);
                end(keeper, journal, Ending.FAILED, reason);
                return e instanceof InputException ? Outcome.WRONG_INPUT : Outcome.FAILED;
            }
        }
    }

    private Outcome interrupted(RecordKeeper keeper, Journal journal) {
        if (commands.stopRequested()) {
            end(keeper, journal, Ending.STOPPED, "stopped on request while images were loaded");
            return Outcome.DONE;
        }
        end(keeper, journal, Ending.FAILED, "the trainer was interrupted");
        Thread.currentThread().interrupt();
        return Outcome.FAILED;
    }

    /** The record first: it is what everybody looks at, and there may be space for little. */
    private void end(RecordKeeper keeper, Journal journal, Ending ending, String reason) {
        keeper.update(record -> record.ended(RunState.of(ending), reason, clock.instant()));
        RunRecord.Progress progress = keeper.record().progress();
        journal.on(new TrainingEvent.Finished(ending, reason, progress.epochs(), progress.bestEpoch()));
    }
}
