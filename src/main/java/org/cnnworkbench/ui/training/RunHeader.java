package org.cnnworkbench.ui.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Notices;
import org.cnnworkbench.ui.workspace.RunPhase;
import org.cnnworkbench.ui.workspace.RunProgress;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Where a live run stands, and what it can be asked. */
final class RunHeader extends VBox {

    private static final double FIELD = 84;

    private final SteeringModel steering;
    private final Notices notices;
    private final Label state = new Label();
    private final Label place = new Label();
    private final Label best = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button pause;
    private final Button stop;
    private final Button afterEpoch;
    private final TextField learningRate = new TextField();
    private final TextField epochs = new TextField();
    private final HBox buttons;
    private final HBox steer;
    private RunPhase phase = RunPhase.OPENING;
    private String tone = "";

    RunHeader(SteeringModel steering, Notices notices) {
        super(8);
        this.steering = steering;
        this.notices = notices;
        pause = button(
                "Pause", MaterialDesignP.PAUSE, "train-pause", "Rest after this batch (everything is saved)", () -> {
                    if (phase == RunPhase.PAUSED) {
                        steering.goOn();
                    } else {
                        steering.pause();
                    }
                });
        stop = button(
                "Stop",
                MaterialDesignS.STOP,
                "train-stop",
                "End after this batch; it can be resumed",
                () -> steering.stop(SteeringAct.When.NOW));
        afterEpoch = button(
                "Stop after epoch",
                MaterialDesignS.SKIP_NEXT,
                "train-stop-after-epoch",
                "End when this epoch is trained",
                () -> steering.stop(SteeringAct.When.AFTER_EPOCH));
        state.getStyleClass().add("wb-chip");
        state.setId("train-state");
        state.setMinWidth(USE_PREF_SIZE);
        place.setId("train-place");
        place.setMinWidth(0);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setPrefHeight(6);
        progress.setMinHeight(6);
        buttons = new HBox(8, pause, stop, afterEpoch);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        best.getStyleClass().add("wb-muted");
        best.setId("train-best");
        best.setMinWidth(0);
        best.managedProperty().bind(best.visibleProperty());
        HBox top = new HBox(12, state, place, best, space(), buttons);
        top.setAlignment(Pos.CENTER_LEFT);
        top.setMinHeight(32);
        steer = steer();
        getChildren().addAll(top, progress);
        buttons.managedProperty().bind(buttons.visibleProperty());
    }

    /** Learning rate, epochs and checkpoint; a row of its own, to be placed where there is room. */
    Node steerRow() {
        return steer;
    }

    private HBox steer() {
        learningRate.setId("train-learning-rate");
        learningRate.setPrefWidth(FIELD);
        Hint.on(learningRate, "From the next batch on; the schedule goes on in proportion");
        epochs.setId("train-epochs");
        epochs.setPrefWidth(56);
        Hint.on(epochs, "Epochs altogether");
        Button applyRate = apply("train-apply-rate", learningRate, text -> steering.setLearningRate(text));
        Button applyEpochs = apply("train-apply-epochs", epochs, text -> steering.setEpochs(text));
        Button checkpoint = button(
                "Checkpoint",
                MaterialDesignC.CONTENT_SAVE_OUTLINE,
                "train-checkpoint",
                "Save the state as it is now, and keep it for good",
                steering::checkpoint);
        HBox row = new HBox(
                8,
                label("Learning rate", learningRate),
                learningRate,
                applyRate,
                gap(),
                label("Epochs", epochs),
                epochs,
                applyEpochs,
                gap(),
                checkpoint);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button apply(String id, TextField field, Consumer<String> action) {
        Button apply = new Button("Apply");
        apply.setId(id);
        apply.setMinWidth(USE_PREF_SIZE);
        Runnable press = () -> {
            try {
                action.accept(field.getText());
                field.getStyleClass().remove("wb-error");
                apply.requestFocus();
            } catch (InputException e) {
                if (!field.getStyleClass().contains("wb-error")) {
                    field.getStyleClass().add("wb-error");
                }
                notices.problem("with what was typed", e);
            }
        };
        apply.setOnAction(event -> press.run());
        field.setOnAction(event -> press.run());
        apply.disableProperty().bind(steering.busyProperty());
        return apply;
    }

    private Button button(String text, Ikon icon, String id, String help, Runnable action) {
        Button button = new Button(text, Icons.of(icon));
        button.setId(id);
        Hint.on(button, help);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        button.disableProperty().bind(steering.busyProperty());
        return button;
    }

    void show(RunProgress run, boolean waits) {
        if (phase != run.phase()) {
            phase = run.phase();
            boolean paused = phase == RunPhase.PAUSED;
            pause.setText(paused ? "Continue" : "Pause");
            pause.setGraphic(Icons.of(paused ? MaterialDesignP.PLAY : MaterialDesignP.PAUSE));
        }
        pause.getStyleClass().remove("wb-primary");
        if (phase == RunPhase.PAUSED) {
            pause.getStyleClass().add("wb-primary");
        }
        buttons.setVisible(phase.isLive());
        state.setText(RunText.state(run, waits));
        String now = RunText.tone(run);
        if (!now.equals(tone)) {
            state.getStyleClass().remove("wb-chip-" + tone);
            tone = now;
            if (!tone.isEmpty()) {
                state.getStyleClass().add("wb-chip-" + tone);
            }
        }
        place.setText(RunText.place(run));
        best.setText(RunText.best(run.best()));
        // While it runs the buttons need the room; the curves show the best epoch then.
        best.setVisible(!phase.isLive());
        progress.setProgress(run.share());
        if (!learningRate.isFocused() && Double.isFinite(run.learningRate())) {
            set(learningRate, shown(run.learningRate()));
        }
        if (!epochs.isFocused() && run.plannedEpochs() > 0) {
            set(epochs, Integer.toString(run.plannedEpochs()));
        }
    }

    private static void set(TextField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    /** Four digits are enough to see, and what stands there is not sent unless somebody presses Apply. */
    private static String shown(double rate) {
        return new BigDecimal(rate)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Label label(String text, Node of) {
        Label label = new Label(text);
        label.getStyleClass().addAll("wb-muted", "wb-small");
        label.setLabelFor(of);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Region gap() {
        Region gap = new Region();
        gap.setPrefWidth(8);
        return gap;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
