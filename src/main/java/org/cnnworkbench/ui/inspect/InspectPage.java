package org.cnnworkbench.ui.inspect;

import java.nio.file.Path;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import org.cnnworkbench.ui.common.EmptyState;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Repeat;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Where filters, activations and weights are looked at. */
public final class InspectPage implements Page {

    private static final Duration LOOK = Duration.seconds(1);

    private final Workspace workspace;
    private final BorderPane root = new BorderPane();
    private final InspectModel model;
    private final FiltersView filters;
    private final ActivationsView activations;
    private final WeightsView weights;
    private final FilmStrip frames;
    private final FilmStrip checkpoints;
    private final Timeline watching;
    private final InspectBar bar;

    public InspectPage(Workspace workspace, Theme theme) {
        this.workspace = workspace;
        this.model = new InspectModel(workspace);
        this.filters = new FiltersView(model, theme);
        this.activations = new ActivationsView(model.activations());
        this.weights = new WeightsView(model.weights(), theme);
        this.frames = new FilmStrip("inspect-epoch", model.frames(), theme);
        this.checkpoints = new FilmStrip("inspect-checkpoint", model.checkpoints(), theme);
        root.getStyleClass().addAll("wb-page", "inspect");
        bar = new InspectBar(model);
        watching = Repeat.every(LOOK, model::poll);
        model.phaseProperty().addListener((observed, before, now) -> show());
        model.showProperty().addListener((observed, before, now) -> show());
        model.checkpoints().shotProperty().addListener((observed, before, now) -> {
            // The first network that the run keeps, or none where it is another run.
            if (before == null || now == null) {
                show();
            }
        });
        show();
    }

    private void show() {
        InspectModel.Phase phase = model.phaseProperty().get();
        Node center = switch (phase) {
            case SHOWN ->
                switch (model.showProperty().get()) {
                    case FILTERS -> filters;
                    case ACTIVATIONS -> model.checkpoints().shots().isEmpty() ? noNetwork() : activations;
                    case WEIGHTS -> model.checkpoints().shots().isEmpty() ? noNetwork() : weights;
                };
            case NO_RUN ->
                new EmptyState(
                        MaterialDesignE.EYE_OUTLINE,
                        "Nothing to look into yet",
                        "Train a network first: then you see here what its filters look for and what every layer makes of an image.",
                        toTraining());
            case NOTHING_YET ->
                new EmptyState(
                        MaterialDesignE.EYE_OUTLINE,
                        "This run has not begun to learn",
                        "Its filters will be shown here by themselves as soon as there are some.",
                        toTraining());
            case WORKING -> new EmptyState(MaterialDesignE.EYE_OUTLINE, "One moment", "Looking at the run…", null);
            case FAILED ->
                new EmptyState(
                        MaterialDesignA.ALERT_CIRCLE_OUTLINE,
                        "This can’t be looked into",
                        model.messageProperty().get(),
                        retry());
        };
        root.setCenter(center);
        // Without a run there is nothing to choose.
        root.setTop(phase == InspectModel.Phase.NO_RUN ? null : bar);
        boolean some = phase == InspectModel.Phase.SHOWN;
        root.setBottom(!some ? null : model.film() == model.frames() ? frames : checkpoints);
    }

    private static EmptyState noNetwork() {
        return new EmptyState(
                MaterialDesignE.EYE_OUTLINE,
                "This run has kept no network yet",
                "The first one is kept at the end of its first epoch. Its filters can be seen already.",
                null);
    }

    private Button toTraining() {
        Button button = new Button("Go to Train", Icons.of(MaterialDesignP.PLAY_CIRCLE_OUTLINE));
        button.setId("inspect-to-train");
        button.setOnAction(pressed -> workspace.navigator().show(PageId.TRAIN));
        return button;
    }

    private Button retry() {
        Button button = new Button("Try again");
        button.setOnAction(pressed -> model.look());
        return button;
    }

    @Override
    public PageId id() {
        return PageId.INSPECT;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void shown() {
        show();
        model.setActive(true);
        watching.play();
    }

    @Override
    public void behind() {
        root.setTop(bar);
        root.setCenter(filters);
        root.setBottom(frames);
    }

    @Override
    public void hidden() {
        show();
        watching.stop();
        model.frames().playingProperty().set(false);
        model.checkpoints().playingProperty().set(false);
        model.setActive(false);
    }

    @Override
    public boolean dropped(Path file) {
        return model.dropped(file);
    }

    @Override
    public void close() {
        watching.stop();
        model.close();
    }
}
