package org.cnnworkbench.ui.training;

import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.workspace.RunProgress;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Why a run is over, how good it became, and what can be done now. */
final class EndRow extends FlowPane {

    private final Label reason = new Label();
    private final Button evaluate = new Button("Evaluate", Icons.of(MaterialDesignG.GRID));
    private final Button inspect = new Button("Inspect", Icons.of(MaterialDesignI.IMAGE_FILTER_CENTER_FOCUS));
    private final Button resume = new Button("Resume", Icons.of(MaterialDesignP.PLAY));
    private final Label toEpoch = new Label("to epoch");
    private final TextField epochs = new TextField();
    private final Button use = new Button("Use these settings", Icons.of(MaterialDesignC.CONTENT_COPY));
    private final Button leave = new Button("Leave the queue");
    private @Nullable RunStatus shown;
    private boolean longer;

    EndRow(Workspace workspace, SteeringModel steering, RunProgress run) {
        super(8, 8);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("wb-train-end");
        reason.setWrapText(true);
        reason.getStyleClass().add("wb-heading");
        reason.setId("train-end-reason");
        // Buttons that don't fit beside the reason go below it.
        reason.maxWidthProperty().bind(widthProperty());
        FlowPane.setMargin(reason, new Insets(0, 8, 0, 0));
        evaluate.setId("train-evaluate");
        evaluate.getStyleClass().add("wb-primary");
        evaluate.setOnAction(event -> workspace.navigator().show(PageId.EVALUATE, run.run()));
        inspect.setId("train-inspect");
        inspect.setOnAction(event -> workspace.navigator().show(PageId.INSPECT, run.run()));
        use.setId("train-use-settings");
        Hint.on(use, "Make this run's network, data and settings your experiment");
        use.setOnAction(event -> steering.useSettings());
        leave.setId("train-leave-queue");
        leave.setOnAction(event -> steering.leaveQueue());
        epochs.setId("train-longer-epochs");
        epochs.setPrefWidth(56);
        epochs.setMinWidth(48);
        toEpoch.getStyleClass().addAll("wb-muted", "wb-small");
        toEpoch.setLabelFor(epochs);
        resume.setId("train-resume");
        resume.setOnAction(event -> {
            try {
                if (longer) {
                    steering.trainLonger(epochs.getText());
                } else {
                    steering.resume();
                }
            } catch (InputException e) {
                workspace.notices().problem("going on with the run", e);
            }
        });
        epochs.setOnAction(event -> resume.fire());
        resume.disableProperty().bind(steering.busyProperty());
        leave.disableProperty().bind(steering.busyProperty());
        HBox longerTo = new HBox(8, resume, toEpoch, epochs);
        longerTo.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(reason, evaluate, inspect, longerTo, use, leave);
        Stream.of(evaluate, inspect, resume, toEpoch, epochs, use, leave)
                .forEach(child -> child.managedProperty().bind(child.visibleProperty()));
        longerTo.managedProperty().bind(resume.visibleProperty());
    }

    /** @param waits where it waits in the queue, in words; null where it doesn't */
    void show(RunProgress run, @Nullable String waits) {
        RunStatus status = run.status();
        boolean queued = waits != null;
        leave.setVisible(queued);
        boolean trained = run.best() != null || run.batches().size() > 0;
        evaluate.setVisible(trained && !queued);
        inspect.setVisible(trained && !queued);
        use.setVisible(!queued);
        RunState state = status == null ? RunState.CREATED : status.state();
        longer = state == RunState.COMPLETED;
        resume.setVisible(!queued && (longer || state != RunState.STOPPED_EARLY));
        toEpoch.setVisible(longer && !queued);
        epochs.setVisible(longer && !queued);
        resume.setText(longer ? "Train longer" : run.started() == null ? "Start" : "Resume");
        if (queued) {
            reason.setText("Waiting for a free slot: " + waits);
        } else if (status != null && status != shown) {
            shown = status;
            reason.setText(RunText.end(status));
            epochs.setText(Integer.toString(Math.max(1, 2 * run.position().epochs())));
        }
        boolean bad = state == RunState.FAILED || state == RunState.INTERRUPTED;
        reason.getStyleClass().remove("wb-bad");
        if (bad && !queued) {
            reason.getStyleClass().add("wb-bad");
        }
    }
}
