package org.cnnworkbench.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.UpdateRule;
import org.cnnworkbench.engine.gpu.CardMemory;
import org.cnnworkbench.engine.gpu.Gpu;
import org.cnnworkbench.engine.gpu.Placement;
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
import org.cnnworkbench.train.TrainingSettings;
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
     * @throws InterruptedException where a person asked to stop while the images were loaded
     * @throws InputException       where data, architecture or files are wrong
     */
    TrainingEvent.Finished train() throws InterruptedException {
        // Before the images are read, which may take long: whether there is such an engine.
        Placement place = services.engines().place(experiment.training(), EngineBefore.of(files.record()));
        LOG.info("computes on {}: {}", place.description(), place.reason());
        EngineLoading loading = EngineLoading.begin(likely(place));
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
        EngineChoice choice = choice(plan, data, from, place);
        Engine engine = services.engines().at(choice.engine(), place);
        try (Network network = engine.build(plan)) {
            keeper.update(record -> record.on(
                    Machines.describe(experiment.training().seed()),
                    engine.describe(),
                    choice,
                    description(loaded, data, summary)));
            TrainingEvent.Finished end = trained(data, network, from, place);
            LOG.info("{}: {}", end.ending(), end.reason());
            evaluate(network, data, preparation);
            return end;
        }
    }

    /** The engine that will most likely compute: what has been loaded of another would stay in memory. */
    private Engine likely(Placement place) {
        TrainingSettings settings = experiment.training();
        EngineDescription before = EngineBefore.of(files.record());
        String name = before == null
                ? settings.engine()
                : services.engines().forAnswers(settings, before).name();
        return services.engines().at(name, place);
    }

    /** @throws InputException where the memory of the card doesn't suffice, with the batch size that would */
    private TrainingEvent.Finished trained(
            PreparedData data, Network network, @Nullable TrainingState from, Placement place)
            throws InterruptedException {
        try {
            return trainer(data, network, from).run(from);
        } catch (RuntimeException e) {
            Optional<CardMemory> memory = place.isOnCard() ? CardMemory.of(e) : Optional.empty();
            if (memory.isEmpty()) {
                throw e;
            }
            Gpu card = place.card().orElseThrow();
            int batchSize = experiment.training().batchSize();
            OptionalLong fits = memory.get()
                    .batchThatFits(
                            card,
                            batchSize,
                            network.summary().parameterCount(),
                            UpdateRule.of(experiment.training().optimizer(), 0).slots().length,
                            network.summary().layers().stream()
                                    .mapToLong(layer -> layer.output().elements())
                                    .sum());
            throw new InputException(
                    memory.get().advice(card, batchSize, fits) + "; branch goes on from the latest checkpoint with it",
                    e);
        }
    }

    /** A run that goes on, or that comes from another, computes with the same engine as before: only then is it exact. */
    private EngineChoice choice(NetworkPlan plan, PreparedData data, @Nullable TrainingState from, Placement place) {
        TrainingSettings settings = experiment.training();
        RunRecord record = files.record();
        if (!Engines.isOpen(settings)) {
            return new EngineChoice(settings.engine(), "asked for", List.of());
        }
        if (place.isOnCard()) {
            return new EngineChoice(
                    place.engines().getFirst(), "it computes on " + place.device() + ", " + place.reason(), List.of());
        }
        EngineChoice before = record.engineChoice();
        if (before != null && before.engine().equals(settled(settings, record.engine()))) {
            return before;
        }
        EngineDescription used = EngineBefore.of(record);
        if (used != null) {
            return new EngineChoice(
                    services.engines().forAnswers(settings, used).name(),
                    "the engine that it was begun with",
                    List.of());
        }
        EngineChoice choice = new EngineChooser(services.engines().all(), new EngineSpeeds(services.cacheDirectory()))
                .choose(plan, settings.batchSize(), Engines.threads(settings.threads()), steps(data));
        if (choice.speeds().size() > 1) {
            journal.on(new TrainingEvent.Note(
                    from == null ? 0 : from.epochs(),
                    "engine " + choice.engine() + ", " + choice.reason() + ": " + choice.speedsInWords()));
        }
        return choice;
    }

    private @Nullable String settled(TrainingSettings settings, @Nullable EngineDescription used) {
        return used == null
                ? null
                : services.engines().forAnswers(settings, used).name();
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
