package org.cnnworkbench.run;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.PreparedData;
import org.cnnworkbench.train.Trainer;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.train.TrainingEvent.Ending;
import org.cnnworkbench.train.TrainingState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a trainer's process does: trains a run to its end, whatever the end is, and leaves word of it in the run's directory. */
public final class TrainingJob {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingJob.class);

    private final RunDirectory run;
    private final Services services;
    private final Clock clock;
    private final CommandSignal stop;
    private final RunProgress progress;

    /**
     * How a training ended.
     *
     * @param wrongInput whether it failed for something that the person gave
     */
    public record Outcome(RunState state, boolean wrongInput) {}

    /** @param commandsFrom position in the command file behind which commands are meant for this trainer */
    public TrainingJob(RunDirectory run, Services services, long commandsFrom) {
        this.run = run;
        this.services = services;
        this.clock = services.clock();
        this.stop = new CommandSignal(new CommandFile(run), commandsFrom);
        this.progress = new RunProgress(run);
    }

    /**
     * Trains. Whatever goes wrong is logged, and told in the journal and in the record.
     *
     * @param resume whether to go on from the latest checkpoint
     */
    public Outcome run(boolean resume) {
        run.createFolders();
        run.writeRecord(
                run.record().running(clock.instant(), ProcessHandle.current().pid()));
        try (Journal journal = new Journal(run, clock)) {
            try {
                TrainingEvent.Finished end = train(journal, resume);
                run.writeRecord(run.record().ended(RunState.of(end.ending()), end.reason(), clock.instant()));
                return new Outcome(RunState.of(end.ending()), false);
            } catch (InterruptedException e) {
                if (stop.stopRequested()) {
                    return end(
                            journal, RunState.STOPPED, Ending.STOPPED, "stopped on request while images were loaded");
                }
                Thread.currentThread().interrupt();
                return fail(journal, e, "the trainer was interrupted");
            } catch (InputException e) {
                fail(journal, e, String.valueOf(e.getMessage()));
                return new Outcome(RunState.FAILED, true);
            } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
                return fail(journal, e, reason(e));
            }
        }
    }

    private TrainingEvent.Finished train(Journal journal, boolean resume) throws InterruptedException {
        Experiment experiment = run.experiment();
        Engine engine = services.engines()
                .find(experiment.training().engine(), experiment.training().device());
        LOG.info("loading {}", experiment.data().reference());
        ImageDataset loaded = services.datasets(Path.of(run.record().dataDirectory()))
                .load(DatasetReference.parse(experiment.data().reference()), stopWhenAsked());
        if (resume) {
            Evaluations.checkUnchanged(run.record(), loaded);
        }
        PreparedData data = PreparedData.of(experiment, loaded);
        NetworkSummary summary = ShapeInference.infer(
                experiment.architecture(),
                data.dataset().shape(),
                data.dataset().classNames().size());
        if (!summary.isValid()) {
            throw new InputException(
                    "architecture " + experiment.architecture().name() + ": " + Diagnostics.errors(summary));
        }
        Preparation preparation = Preparation.of(data);
        preparation.write(run);
        Checkpoints checkpoints = new Checkpoints(run, experiment.training().keepEvery());
        TrainingState from = resume ? latest(checkpoints) : null;
        try (Network network = engine.build(new NetworkPlan(
                summary,
                experiment.training().optimizer(),
                data.classWeights(),
                experiment.training().seed()))) {
            run.writeRecord(run.record()
                    .on(
                            Machines.describe(experiment.training().seed()),
                            engine.describe(),
                            description(experiment, loaded, data, summary)));
            TrainingEvent.Finished end = new Trainer(
                            experiment.training(),
                            data,
                            network,
                            checkpoints,
                            event -> {
                                journal.on(event);
                                progress.on(event);
                            },
                            stop)
                    .run(from);
            LOG.info("{}: {}", end.ending(), end.reason());
            evaluate(network, experiment, data, preparation, checkpoints);
            return end;
        }
    }

    /** A load is cancelled by interrupting its thread, which is the one that hears of its progress. */
    private Progress stopWhenAsked() {
        return (message, done, total) -> {
            if (stop.stopRequested()) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private @Nullable TrainingState latest(Checkpoints checkpoints) {
        return checkpoints.latest().map(checkpoints::read).orElse(null);
    }

    private static RunRecord.Data description(
            Experiment experiment, ImageDataset loaded, PreparedData data, NetworkSummary summary) {
        return new RunRecord.Data(
                experiment.data().reference(),
                loaded.sha256(),
                data.dataset().classNames().size(),
                data.dataset().split(ImageDataset.TRAIN).length,
                data.dataset().split(ImageDataset.VALIDATION).length,
                data.dataset().split(ImageDataset.TEST).length,
                summary.parameterCount());
    }

    /** The best network on the images held out. That it can't be judged doesn't undo that it is trained. */
    private void evaluate(
            Network network,
            Experiment experiment,
            PreparedData data,
            Preparation preparation,
            Checkpoints checkpoints) {
        if (checkpoints.latest().isEmpty()) {
            return;
        }
        try {
            Checkpoints.Saved best = checkpoints.find("best");
            network.restore(checkpoints.read(best).network());
            String split = Evaluations.bestSplit(data.dataset());
            new RunEvaluation(
                            best.file(),
                            experiment.data().reference(),
                            split,
                            Evaluations.evaluate(
                                    network,
                                    data.dataset(),
                                    Evaluations.indices(data.dataset(), split),
                                    preparation,
                                    experiment.training().batchSize()))
                    .write(run);
        } catch (RuntimeException e) {
            LOG.error("the trained network could not be judged", e);
        }
    }

    private Outcome fail(Journal journal, Throwable cause, String reason) {
        LOG.error("the run failed: {}", reason, cause);
        return end(journal, RunState.FAILED, Ending.FAILED, reason);
    }

    private Outcome end(Journal journal, RunState state, Ending ending, String reason) {
        RunRecord record = run.record();
        run.writeRecord(record.ended(state, reason, clock.instant()));
        journal.on(new TrainingEvent.Finished(
                ending, reason, record.progress().epochs(), record.progress().bestEpoch()));
        return new Outcome(state, false);
    }

    private static String reason(Throwable cause) {
        String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (cause instanceof OutOfMemoryError
                || said.contains("OutOfMemory")
                || said.contains("Physical memory usage")
                || said.contains("bad_alloc")) {
            return "out of memory (" + said + "): try a smaller batch size, a smaller network or fewer images";
        }
        if (cause instanceof UncheckedIOException) {
            return said + "; check the disk's free space and the folder's permissions";
        }
        return "the program failed: " + cause.getClass().getSimpleName() + ": " + said
                + "; trainer.log has the details";
    }
}
