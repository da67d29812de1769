package org.cnnworkbench.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.train.DemoExperiment;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.DatasetSession;
import org.cnnworkbench.ui.workspace.ExperimentDocument;
import org.cnnworkbench.ui.workspace.Navigator;
import org.cnnworkbench.ui.workspace.Preferences;
import org.cnnworkbench.ui.workspace.PreferencesStore;
import org.cnnworkbench.ui.workspace.RunImages;
import org.cnnworkbench.ui.workspace.RunLibrary;
import org.cnnworkbench.ui.workspace.TrainedNetworks;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Puts the window together and shows it. */
public final class Desktop {

    private final Workspace workspace;
    private final Theme theme = new Theme();
    private final Stage stage;
    private final List<Page> pages;

    /**
     * On the window's thread.
     *
     * @param stage       not yet shown
     * @param startedFrom the directory in which the program was started
     * @param settings    the file of preferences
     */
    public Desktop(Stage stage, Services services, Path startedFrom, Path settings) {
        this.stage = stage;
        WindowNotices notices = new WindowNotices(Platform::runLater, stage, "the log");
        Background background =
                new Background(Platform::runLater, failure -> notices.problem("in the background", failure));
        PreferencesStore preferences = new PreferencesStore(settings, startedFrom);
        ExperimentDocument document = new ExperimentDocument(DemoExperiment.get());
        RunLibrary runs = new RunLibrary(
                () -> new RunStore(preferences.directory().resolve("runs"), services.clock()),
                services,
                background,
                failure -> notices.problem("looking at the runs", failure));
        DatasetSession dataset = new DatasetSession(document, services, preferences::directory, background);
        workspace = new Workspace(
                services,
                preferences,
                background,
                notices,
                document,
                dataset,
                runs,
                new Navigator(),
                new TrainedNetworks(services.engines(), background),
                new RunImages(services));
        theme.use(preferences.now().theme() == Preferences.Look.DARK ? Palette.DARK : Palette.LIGHT);
        pages = Pages.all(workspace, theme);
    }

    /**
     * Shows the window.
     *
     * @param experiment to open; null for the demonstration
     */
    public void show(@Nullable Path experiment) {
        Scene scene = new Scene(new MainWindow(workspace, pages).root(), 1280, 800);
        theme.dress(scene);
        stage.setTitle("CNN Workbench");
        stage.setScene(scene);
        stage.show();
        if (experiment == null) {
            workspace.dataset().reload();
        } else {
            open(experiment);
        }
        workspace.runs().start();
    }

    private void open(Path experiment) {
        try {
            workspace.document().open(experiment);
        } catch (InputException e) {
            workspace.notices().problem("opening " + experiment, e);
        }
    }

    /** Ends what works in the background; trainers go on. */
    public void close() {
        pages.forEach(Page::close);
        workspace.runs().close();
        workspace.networks().close();
        workspace.background().close();
    }

    /** What the pages work with. */
    public Workspace workspace() {
        return workspace;
    }

    public Theme theme() {
        return theme;
    }

    /** The JavaFX entry; Launcher starts it, since a main class may not be an Application where JavaFX lies on the class path. */
    public static final class Entry extends Application {

        private static Consumer<Stage> opening = stage -> {};

        /** Opens the window; returns when it is closed. */
        public static void run(Consumer<Stage> opens) {
            opening = opens;
            Application.launch(Entry.class);
        }

        @Override
        public void start(Stage stage) {
            opening.accept(stage);
        }
    }
}
