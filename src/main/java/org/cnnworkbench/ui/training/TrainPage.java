package org.cnnworkbench.ui.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.cnnworkbench.engine.gpu.Gpu;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Repeat;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.common.plot.PlotSettings;
import org.cnnworkbench.ui.workspace.RunSession;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Where networks are trained and watched: settings on the left, the runs in tabs. */
public final class TrainPage implements Page {

    /** Twenty times a second is as smooth as anybody sees, and leaves the window's thread to other work. */
    private static final Duration PERIOD = Duration.millis(50);

    private static final int LOOKS_PER_MEMORY = 20;

    private final Workspace workspace;
    private final Theme theme;
    private final BorderPane root = new BorderPane();
    private final TabPane tabs = new TabPane();
    private final OpenRunsModel runs;
    private final StartBar bar;
    private final Map<RunSession, RunTab> views = new HashMap<>();
    private final PlotSettings plotSettings = new PlotSettings();
    private final LatestWins memory;
    private final LatestWins cardMemory;
    private final Timeline looking;
    private int looks;

    public TrainPage(Workspace workspace, Theme theme) {
        this.workspace = workspace;
        this.theme = theme;
        this.memory = new LatestWins(workspace.background());
        this.cardMemory = new LatestWins(workspace.background());
        this.runs = new OpenRunsModel(workspace);
        StartModel start = new StartModel(workspace, runs::open, this::begun);
        SettingsPanel settings = new SettingsPanel(new SettingsModel(workspace), theme);
        this.bar = new StartBar(workspace, start, shown -> root.setLeft(shown ? settings : null));
        root.getStyleClass().add("wb-page");
        root.setTop(bar);
        root.setLeft(settings);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.setId("train-runs");
        EmptyRuns empty = new EmptyRuns();
        StackPane center = new StackPane(empty, tabs);
        tabs.visibleProperty().bind(Bindings.isNotEmpty(tabs.getTabs()));
        empty.visibleProperty().bind(tabs.visibleProperty().not());
        root.setCenter(center);
        runs.open().addListener((ListChangeListener<RunSession>) this::changed);
        runs.open().forEach(this::addTab);
        tabs.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null && now.getUserData() instanceof RunSession session) {
                runs.selectedProperty().set(session);
                refresh();
            }
        });
        runs.selectedProperty().addListener((observed, before, now) -> select(now));
        select(runs.selectedProperty().get());
        looking = Repeat.every(PERIOD, this::look);
    }

    private void begun(RunDirectory run) {
        runs.open(run).goOn();
    }

    private void changed(ListChangeListener.Change<? extends RunSession> change) {
        while (change.next()) {
            for (RunSession removed : change.getRemoved()) {
                RunTab view = views.remove(removed);
                if (view != null) {
                    tabs.getTabs().remove(view.tab());
                }
            }
            change.getAddedSubList().forEach(this::addTab);
        }
    }

    private void addTab(RunSession session) {
        RunTab view = new RunTab(new RunView(workspace, theme, session, plotSettings));
        views.put(session, view);
        Tab tab = view.tab();
        tab.setOnCloseRequest(event -> {
            event.consume();
            runs.close(session);
        });
        tabs.getTabs().add(tab);
    }

    private void select(@Nullable RunSession session) {
        RunTab view = session == null ? null : views.get(session);
        if (view != null) {
            tabs.getSelectionModel().select(view.tab());
            refresh();
        }
    }

    private void look() {
        runs.poll();
        views.values()
                .forEach(view -> view.update(runs.overview(view.view().session().run())));
        refresh();
        if (looks++ % LOOKS_PER_MEMORY == 0) {
            lookAtMemory();
        }
    }

    private void refresh() {
        RunSession front = runs.selectedProperty().get();
        RunTab view = front == null ? null : views.get(front);
        if (view != null) {
            view.view().refresh();
        }
    }

    private void lookAtMemory() {
        RunSession front = runs.selectedProperty().get();
        RunTab view = front == null ? null : views.get(front);
        Long process = view == null ? null : view.view().process();
        if (view == null || process == null) {
            return;
        }
        memory.request(
                () -> ProcessMemory.resident(process),
                (OptionalLong bytes) -> bytes.ifPresent(view.view()::memory),
                failure -> workspace.notices().problem("looking at the trainer's memory", failure));
        OptionalInt index = view.view().card();
        if (index.isPresent()) {
            cardMemory.request(
                    () -> workspace.services().engines().probe().look().card(index.getAsInt()),
                    (Optional<Gpu> card) -> card.ifPresent(view.view()::cardMemory),
                    failure -> workspace.notices().problem("looking at the card's memory", failure));
        }
    }

    @Override
    public PageId id() {
        return PageId.TRAIN;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public List<MenuItem> menu() {
        return bar.menu();
    }

    @Override
    public void shown() {
        look();
        looking.play();
    }

    @Override
    public void hidden() {
        looking.stop();
    }

    @Override
    public void close() {
        looking.stop();
        memory.cancel();
        cardMemory.cancel();
        runs.close();
    }
}
