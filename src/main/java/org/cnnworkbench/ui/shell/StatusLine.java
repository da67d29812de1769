package org.cnnworkbench.ui.shell;

import java.util.Objects;
import java.util.function.Predicate;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.cnnworkbench.engine.gpu.DeviceWish;
import org.cnnworkbench.run.Engines;
import org.cnnworkbench.run.RunOverview;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.train.TrainingSettings;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Repeat;
import org.cnnworkbench.ui.workspace.DataState;
import org.cnnworkbench.ui.workspace.Workspace;
import org.controlsfx.control.StatusBar;

/** The line at the window's foot: images, engine and device, memory, and how many runs are being trained. */
final class StatusLine {

    private static final Duration PERIOD = Duration.seconds(2);

    private final Workspace workspace;
    private final LatestWins placing;
    private final StatusBar bar = new StatusBar();
    private final Label engine = new Label();
    private final Label memory = new Label();
    private final Hyperlink jobs = new Hyperlink();
    private final Timeline clock = Repeat.every(PERIOD, this::showMemory);

    StatusLine(Workspace workspace) {
        this.workspace = workspace;
        this.placing = new LatestWins(workspace.background());
        bar.setId("status");
        Hint.on(memory, "Memory of this window; every run has its own");
        Hint.on(engine, "What a run that you start now computes with");
        jobs.setId("status-jobs");
        jobs.setOnAction(pressed -> workspace.navigator().show(PageId.RUNS));
        jobs.getStyleClass().add("wb-small");
        HBox right = new HBox(16, engine, memory, jobs);
        right.setAlignment(Pos.CENTER_RIGHT);
        bar.getRightItems().add(right);
        workspace.dataset().stateProperty().addListener((observed, before, now) -> showData(now));
        workspace.document().experimentProperty().addListener((observed, before, now) -> showEngine(now.training()));
        workspace.runs().runs().addListener((ListChangeListener<RunOverview>) change -> showJobs());
        showData(workspace.dataset().stateProperty().get());
        showEngine(workspace.document().experiment().training());
        showJobs();
        showMemory();
        clock.play();
    }

    StatusBar bar() {
        return bar;
    }

    void close() {
        clock.stop();
        placing.cancel();
    }

    private void showData(DataState state) {
        bar.setProgress(0);
        switch (state) {
            case DataState.Loading loading -> {
                bar.setText(loading.message());
                bar.setProgress(loading.fraction());
            }
            case DataState.Loaded loaded -> bar.setText(loaded.reference() + ": preparing");
            case DataState.Ready ready ->
                bar.setText(ready.reference() + ": "
                        + Format.count(ready.prepared().dataset().size()) + " images of "
                        + ready.prepared().dataset().shape());
            case DataState.Failed failed -> bar.setText(failed.reference() + " can't be used: see the Data page");
        }
    }

    /** Where it would compute is looked at in the background where there may be a card: its driver is asked. */
    private void showEngine(TrainingSettings training) {
        Engines engines = workspace.services().engines();
        if (!engines.mayUseCards()) {
            showEngine(training, training.device().equals(DeviceWish.AUTO) ? DeviceWish.CPU : training.device());
            return;
        }
        showEngine(training, training.device());
        placing.request(
                () -> engines.place(training, null).device(),
                device -> showEngine(training, device),
                failure -> showEngine(training, training.device() + ", which can't be had"));
    }

    private void showEngine(TrainingSettings training, String device) {
        int threads = Engines.threads(training.threads());
        engine.setText("engine " + training.engine() + " on " + device + ", " + threads
                + (threads == 1 ? " thread" : " threads"));
    }

    private void showMemory() {
        Runtime java = Runtime.getRuntime();
        memory.setText(Format.bytes(java.totalMemory() - java.freeMemory()) + " of " + Format.bytes(java.maxMemory()));
    }

    private void showJobs() {
        long live = count(RunState::isLive);
        long queued = count(state -> state == RunState.QUEUED);
        jobs.setText((live == 0 ? "no run is training" : live == 1 ? "1 run is training" : live + " runs are training")
                + (queued == 0 ? "" : ", " + queued + (queued == 1 ? " waits" : " wait")));
    }

    private long count(Predicate<RunState> wanted) {
        return workspace.runs().runs().stream()
                .map(RunOverview::status)
                .filter(Objects::nonNull)
                .map(RunStatus::state)
                .filter(wanted)
                .count();
    }
}
