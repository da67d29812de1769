package org.cnnworkbench.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.PreparedData;
import org.cnnworkbench.train.Progression;
import org.cnnworkbench.train.Steering;
import org.cnnworkbench.train.Trainer;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.train.TrainingState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One training of a run: loads the images, builds the network, finds where to go on, trains, and judges the best network. */
final class RunTraining {

    private static final Logger LOG = LoggerFactory.getLogger(RunTraining.class);

    private final RunDirectory run;
    private final Services services;
    private final RunFiles files;
    private final Experiment experiment;
    private final RecordKeeper keeper;
    private final Journal journal;
    private final CommandSteering commands;
    private final ImageSource images;
    private final Checkpoints checkpoints;

    RunTraining(
            RunDirectory run,
            Services services,
            RunFiles files,
            RecordKeeper keeper,
            Journal journal,
            CommandSteering commands,
            ImageSource images) {
        this.run = run;
        this.services = services;
        this.files = files;
        this.experiment = files.experiment();
        this.keeper = keeper;
        this.journal = journal;
        this.commands = commands;
        this.images = images;
        this.checkpoints = new Checkpoints(run, experiment.training());
    }

    /**
     * Trains to the end.
     *
     * @param begun the engine whose native code is being loaded already; null for none
     * @throws InterruptedException where a person asked to stop while the images were loaded
     * @throws InputException       where data, architecture or files are wrong
     */
    TrainingEvent.Finished train(@Nullable EngineLoading begun) throws InterruptedException {
        // Before the images are read, which may take long: whether there is such an engine.
        RunEngine engines = new RunEngine(services, experiment.training(), files.record());
        LOG.info(
                "computes on {}: {}",
                engines.place().description(),
                engines.place().reason());
        EngineLoading loading = EngineLoading.of(engines.likely(), begun);
        ImageDataset loaded = load();
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
        TrainingState from = beginning();
        NetworkPlan plan = new NetworkPlan(
                summary,
                experiment.training().optimizer(),
                data.classWeights(),
                experiment.training().seed());
        loading.await();
        EngineChoice choice = engines.choose(plan, steps(data), timed -> tellTiming(timed, from));
        Engine engine = engines.chosen(choice);
        try (Network network = engine.build(plan)) {
            keeper.update(record -> record.on(
                    Machines.describe(experiment.training().seed()),
                    engine.describe(),
                    choice,
                    description(loaded, data, summary)));
            TrainingEvent.Finished end = trained(data, network, from, engines);
            LOG.info("{}: {}", end.ending(), end.reason());
            evaluate(network, data, preparation);
            return end;
        }
    }

    private TrainingEvent.Finished trained(
            PreparedData data, Network network, @Nullable TrainingState from, RunEngine engines)
            throws InterruptedException {
        try {
            return trainer(data, network, from).run(from);
        } catch (RuntimeException e) {
            throw engines.explained(e, network);
        }
    }

    private void tellTiming(EngineChoice choice, @Nullable TrainingState from) {
        journal.on(new TrainingEvent.Note(
                from == null ? 0 : from.epochs(),
                "engine " + choice.engine() + ", " + choice.reason() + ": " + choice.speedsInWords()));
    }

    private long steps(PreparedData data) {
        long images = data.dataset().split(ImageDataset.TRAIN).length;
        long batch = experiment.training().batchSize();
        return (images + batch - 1) / batch * experiment.training().epochs();
    }

    private ImageDataset load() throws InterruptedException {
        RunRecord record = files.record();
        LOG.info("loading {}", experiment.data().reference());
        ImageDataset loaded = images.load(
                Path.of(record.dataDirectory()),
                DatasetReference.parse(experiment.data().reference()),
                stopWhenAsked());
        Evaluations.checkUnchanged(record, loaded);
        return loaded;
    }

    /** A load is cancelled by interrupting its thread, which is the one that hears of its progress. */
    private Progress stopWhenAsked() {
        return (message, done, total) -> {
            if (commands.stopRequested()) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** The state to go on from; null to begin from nothing. What was mended on the way is told. */
    private @Nullable TrainingState beginning() {
        List<String> notes = new ArrayList<>(files.notes());
        Optional<Checkpoints.Loaded> loaded = checkpoints.loadLatest(
                damage -> notes.add(damage + "; it is put aside, and training goes on from the one before"));
        if (loaded.isEmpty() && (isBranch() || checkpoints.beganElsewhere())) {
            throw new InputException(run + ": the checkpoint of another run that this one begins with is missing or "
                    + "damaged; make the branch, or the reproduction, again");
        }
        if (loaded.isEmpty() && notes.size() > files.notes().size()) {
            notes.add("there is no checkpoint that can be read: training begins anew");
        }
        TrainingState state = loaded.map(Checkpoints.Loaded::state).orElse(null);
        int epoch = state == null ? 0 : state.epochs();
        for (String note : notes) {
            LOG.warn("{}", note);
            journal.on(new TrainingEvent.Note(epoch, note));
        }
        if (state != null) {
            keeper.goOnFrom(state, new Progression(experiment.training()));
        }
        return state;
    }

    private boolean isBranch() {
        RunRecord.Origin origin = files.record().origin();
        return origin != null && origin.kind() == RunRecord.Origin.Kind.BRANCH;
    }

    private Trainer trainer(PreparedData data, Network network, @Nullable TrainingState from) {
        JournalReader reader = new JournalReader(run);
        Curves told = Curves.of(reader.readNew());
        reader.damages().forEach(damage -> LOG.warn("{}", damage));
        if (from != null) {
            tellWhatIsMissing(from, told);
        }
        RunContext context = new RunContext(experiment, files.record().dataDirectory());
        return new Trainer(
                experiment.training(),
                data,
                network,
                new CheckpointWriter(checkpoints, context, journal),
                event -> {
                    journal.on(event);
                    keeper.on(event);
                },
                steering(from, told));
    }

    /** The checkpoint knows curve and steering: where the journal is damaged, or is a new branch's, it is completed. */
    private void tellWhatIsMissing(TrainingState from, Curves told) {
        for (AppliedAct applied : from.acts()) {
            if (!told.acts().contains(applied)) {
                journal.on(new TrainingEvent.Steered(applied.at(), applied.act(), true));
            }
        }
        Progression progression = new Progression(experiment.training());
        for (EpochResult epoch : from.history()) {
            if (!told.epochs().contains(epoch)) {
                boolean best = progression.bestEpoch(from.history().subList(0, epoch.epoch())) == epoch.epoch();
                journal.on(new TrainingEvent.EpochFinished(epoch, best));
            }
        }
    }

    /** What people changed behind the checkpoint, before the trainer was killed, is done again at the same places. */
    private Steering steering(@Nullable TrainingState from, Curves told) {
        Position start = from == null ? Position.START : from.position();
        List<AppliedAct> done = from == null ? List.of() : from.acts();
        List<AppliedAct> repeated = new ArrayList<>(Replay.of(run).acts());
        told.acts().stream()
                .filter(applied -> applied.act().changesWeights() && !repeated.contains(applied))
                .forEach(repeated::add);
        repeated.removeIf(applied -> applied.at().compareTo(start) < 0 || done.contains(applied));
        return new RepeatedSteering(repeated, commands);
    }

    private RunRecord.Data description(ImageDataset loaded, PreparedData data, NetworkSummary summary) {
        return new RunRecord.Data(
                experiment.data().reference(),
                loaded.sha256(),
                data.dataset().classNames().size(),
                data.dataset().split(ImageDataset.TRAIN).length,
                data.dataset().split(ImageDataset.VALIDATION).length,
                data.dataset().split(ImageDataset.TEST).length,
                summary.parameterCount());
    }

    private void tellIfNotTheBest(Checkpoints.Saved judged) {
        int bestEpoch = keeper.record().progress().bestEpoch();
        if (bestEpoch > 0 && judged.epoch() != bestEpoch) {
            String note = "the checkpoint of the best epoch, " + bestEpoch + ", is missing: " + judged.file()
                    + " is judged instead";
            LOG.warn("{}", note);
            journal.on(new TrainingEvent.Note(keeper.record().progress().epochs(), note));
        }
    }

    /** The best network on the images held out. That it can't be judged doesn't undo that it is trained. */
    private void evaluate(Network network, PreparedData data, Preparation preparation) {
        try {
            Checkpoints.Saved best = checkpoints.find("best");
            tellIfNotTheBest(best);
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
                                    experiment.training().batchSize(),
                                    Progress.none()))
                    .write(run);
        } catch (RuntimeException e) {
            LOG.error("the trained network could not be judged", e);
        }
    }
}
