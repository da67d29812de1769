package org.cnnworkbench.ui.evaluate;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cnnworkbench.ui.common.EmptyState;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Where a network is judged. */
public final class EvaluatePage implements Page {

    private static final double SIDE_WIDTH = 456;

    private final Workspace workspace;
    private final BorderPane root = new BorderPane();
    private final EvaluateModel model;
    private final PicturesModel pictures;
    private final MatrixModel matrix;
    private final Headlines headlines = new Headlines();
    private final SidePanel side;
    private final VBox content;
    private final EvaluateBar bar;

    public EvaluatePage(Workspace workspace, Theme theme) {
        this.workspace = workspace;
        this.model = new EvaluateModel(workspace);
        this.pictures = new PicturesModel(workspace);
        this.side = new SidePanel(pictures);
        this.matrix = new MatrixModel(this::open);
        root.getStyleClass().addAll("wb-page", "evaluate");
        bar = new EvaluateBar(model, theme, this::dropped);
        MatrixCard card = new MatrixCard(matrix, workspace, theme);
        HBox.setHgrow(card, Priority.ALWAYS);
        side.setMinWidth(SIDE_WIDTH);
        side.setPrefWidth(SIDE_WIDTH);
        HBox below = new HBox(16, card, side);
        VBox.setVgrow(below, Priority.ALWAYS);
        content = new VBox(16, headlines, below);
        content.getStyleClass().add("content");
        model.judgedProperty().addListener((observed, before, now) -> show(now));
        model.phaseProperty().addListener((observed, before, now) -> showPhase());
        model.messageProperty().addListener((observed, before, now) -> {
            if (model.phaseProperty().get() == EvaluateModel.Phase.WORKING) {
                showPhase();
            }
        });
        showPhase();
    }

    private void open(Cell cell) {
        pictures.open(cell);
        side.showCellImages();
    }

    private void show(@Nullable Judged now) {
        matrix.show(now == null ? null : now.evaluation().matrix());
        if (now != null) {
            headlines.show(now.evaluation().metrics());
            side.show(now.evaluation());
        }
        pictures.show(now);
    }

    private void showPhase() {
        // Without a run there is nothing to choose.
        root.setTop(model.phaseProperty().get() == EvaluateModel.Phase.NO_RUN ? null : bar);
        Node center = switch (model.phaseProperty().get()) {
            case SHOWN -> content;
            case NO_RUN ->
                new EmptyState(
                        MaterialDesignC.CHECKERBOARD,
                        "Nothing to judge yet",
                        "Train a network first: then you see here which images it recognises and which it mixes up.",
                        toTraining());
            case NO_CHECKPOINT ->
                new EmptyState(
                        MaterialDesignC.CHECKERBOARD,
                        "This run has no network yet",
                        "The first one is kept at the end of its first epoch; it will be shown here by itself.",
                        toTraining());
            case WORKING ->
                new EmptyState(
                        MaterialDesignC.CHECKERBOARD,
                        "One moment",
                        model.messageProperty().get() + "…",
                        null);
            case FAILED ->
                new EmptyState(
                        MaterialDesignA.ALERT_CIRCLE_OUTLINE,
                        "This can’t be judged",
                        model.messageProperty().get(),
                        retry());
        };
        if (root.getCenter() != center) {
            root.setCenter(center);
        }
    }

    private Button toTraining() {
        Button button = new Button("Go to Train", Icons.of(MaterialDesignP.PLAY_CIRCLE_OUTLINE));
        button.setId("evaluate-to-train");
        button.setOnAction(pressed -> workspace.navigator().show(PageId.TRAIN));
        return button;
    }

    private Button retry() {
        Button button = new Button("Try again");
        button.setOnAction(pressed -> model.retry());
        return button;
    }

    @Override
    public PageId id() {
        return PageId.EVALUATE;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void shown() {
        showPhase();
        model.setActive(true);
    }

    @Override
    public void behind() {
        root.setTop(bar);
        root.setCenter(content);
    }

    @Override
    public void hidden() {
        showPhase();
        model.setActive(false);
    }

    @Override
    public boolean dropped(Path file) {
        return pictures.predict(file);
    }

    @Override
    public void close() {
        model.close();
        pictures.close();
    }
}
