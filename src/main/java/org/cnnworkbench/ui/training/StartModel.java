package org.cnnworkbench.ui.training;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.spec.Diagnostic;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.workspace.DataState;
import org.cnnworkbench.ui.workspace.Workspace;

/** Says whether the experiment can be trained, and begins with it. */
final class StartModel {

    private final Workspace workspace;
    private final Launches launches;
    private final Consumer<RunDirectory> opened;
    private final Consumer<RunDirectory> begun;
    private final LatestWins checking;
    private final ReadOnlyObjectWrapper<Readiness> readiness =
            new ReadOnlyObjectWrapper<>(new Readiness(false, "Looking at the experiment …", null));
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper(false);

    /**
     * @param opened told of each run that was made, before its trainer begins
     * @param begun  told of it when its trainer is at work
     */
    StartModel(Workspace workspace, Consumer<RunDirectory> opened, Consumer<RunDirectory> begun) {
        this.workspace = workspace;
        this.launches = new Launches(workspace);
        this.opened = opened;
        this.begun = begun;
        this.checking = new LatestWins(workspace.background());
        workspace.document().experimentProperty().addListener((observed, before, now) -> check());
        workspace.dataset().stateProperty().addListener((observed, before, now) -> check());
        workspace.dataset().inputProperty().addListener((observed, before, now) -> check());
        check();
    }

    ReadOnlyObjectProperty<Readiness> readinessProperty() {
        return readiness.getReadOnlyProperty();
    }

    /** Whether a run is just being made. */
    ReadOnlyBooleanProperty startingProperty() {
        return starting.getReadOnlyProperty();
    }

    private void check() {
        Experiment experiment = workspace.document().experiment();
        DataState data = workspace.dataset().stateProperty().get();
        DataState.NetworkInput input = workspace.dataset().inputProperty().get();
        checking.request(
                () -> check(experiment, data, input),
                readiness::set,
                failure -> readiness.set(new Readiness(false, String.valueOf(failure.getMessage()), null)));
    }

    private Readiness check(Experiment experiment, DataState data, DataState.NetworkInput input) {
        NetworkSummary network = ShapeInference.infer(experiment.architecture(), input.shape(), input.classes());
        List<Diagnostic> errors = network.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR)
                .toList();
        return switch (data) {
            case DataState.Loading loading -> new Readiness(false, "The images are being read.", PageId.DATA);
            case DataState.Failed failed -> new Readiness(false, failed.message(), PageId.DATA);
            case DataState.Loaded loaded -> new Readiness(false, "The images are being prepared.", PageId.DATA);
            case DataState.Ready ready -> ready(experiment, ready, network, errors);
        };
    }

    private Readiness ready(
            Experiment experiment, DataState.Ready data, NetworkSummary network, List<Diagnostic> errors) {
        if (!errors.isEmpty()) {
            String others = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
            return new Readiness(false, errors.getFirst().message() + others, PageId.DESIGN);
        }
        try {
            workspace
                    .services()
                    .engines()
                    .find(experiment.training().engine(), experiment.training().device());
        } catch (InputException e) {
            return new Readiness(false, String.valueOf(e.getMessage()), null);
        }
        ImageDataset images = data.prepared().dataset();
        return new Readiness(
                true,
                experiment.name() + ": " + Format.shortCount(network.parameterCount()) + " parameters, "
                        + Format.count(images.split(ImageDataset.TRAIN).length) + " training images, "
                        + experiment.training().epochs()
                        + (experiment.training().epochs() == 1 ? " epoch" : " epochs"),
                null);
    }

    /** Trains the experiment as it is now. */
    void start() {
        begin(false);
    }

    /** Lets the experiment as it is now wait until there is a free slot. */
    void enqueue() {
        begin(true);
    }

    private void begin(boolean waits) {
        if (starting.get() || !readiness.get().ready()) {
            return;
        }
        starting.set(true);
        Experiment experiment = workspace.document().experiment();
        var ignored = workspace
                .background()
                .run(
                        () -> launches.create(experiment),
                        run -> {
                            starting.set(false);
                            opened.accept(run);
                            if (waits) {
                                enqueue(run);
                            } else {
                                train(run);
                            }
                        },
                        failure -> {
                            starting.set(false);
                            workspace.notices().problem("beginning the run", failure);
                        });
    }

    private void train(RunDirectory run) {
        var ignored = workspace
                .background()
                .run(
                        () -> launches.train(
                                run, List.of(), () -> workspace.background().onWindow(() -> begun(run))),
                        record -> workspace.runs().refresh(),
                        failure -> workspace.notices().problem("training", failure));
    }

    private void begun(RunDirectory run) {
        workspace.runs().refresh();
        begun.accept(run);
    }

    private void enqueue(RunDirectory run) {
        var ignored = workspace
                .background()
                .run(
                        () -> launches.enqueue(run, List.of()),
                        place -> {
                            workspace.runs().refresh();
                            workspace.notices().info("The run waits in the queue, at place " + place + ".");
                        },
                        failure -> workspace.notices().problem("putting the run into the queue", failure));
    }
}
