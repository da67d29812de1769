package org.cnnworkbench.ui.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
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
public final class Desktop implements Menus.Commands {

    /** The first is on the screen when the second is asked for: the images are read then. */
    private static final int DRAWN = 2;

    /** After so many the first page is at rest; the making of the others comes behind it. */
    private static final int FIRST_FRAMES = 12;

    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 128, 256);

    private final Stage stage;
    private final Theme theme = new Theme();
    private final WindowNotices notices;
    private final Workspace workspace;
    private final Pages pages;
    private final DocumentFiles files;
    private final DraftKeeper draft;
    private final PlanKeeper search;
    private final WindowPlace place;
    private final HelpDialogs help;
    private final StatusLine status;
    private final Menus menus;

    /**
     * On the window's thread.
     *
     * @param stage not yet shown
     */
    public Desktop(Stage stage, Services services, Beginning beginning) {
        this.stage = stage;
        Path settings = beginning.settings();
        String log = logFile(settings).toString();
        notices = new WindowNotices(Platform::runLater, stage, log);
        search = new PlanKeeper(settings.resolveSibling("search.json"), beginning.experiment());
        workspace = workspace(services, beginning);
        Preferences kept = workspace.preferences().now();
        theme.use(kept.theme() == Preferences.Look.DARK ? Palette.DARK : Palette.LIGHT);
        Arrays.stream(PageId.values())
                .filter(page -> page.name().equals(kept.page().toUpperCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(workspace.navigator()::show);
        pages = new Pages(workspace, theme);
        files = new DocumentFiles(workspace, theme, stage);
        draft = new DraftKeeper(workspace, settings.resolveSibling("unsaved" + ExperimentDocument.ENDING));
        place = new WindowPlace(stage, workspace);
        help = new HelpDialogs(theme, stage, log);
        status = new StatusLine(workspace);
        menus = new Menus(workspace, theme, files, pages, this);
    }

    /** Where errors of the program are written. */
    public static Path logFile(Path settings) {
        return settings.resolveSibling("window.log");
    }

    private Workspace workspace(Services services, Beginning beginning) {
        PreferencesStore preferences = beginning.preferences();
        Background background =
                new Background(Platform::runLater, failure -> notices.problem("in the background", failure));
        ExperimentDocument document = new ExperimentDocument(search.plan());
        RunLibrary runs = new RunLibrary(
                () -> new RunStore(preferences.directory().resolve("runs"), services.clock()),
                services,
                background,
                failure -> notices.problem("looking at the runs", failure));
        DatasetSession dataset = new DatasetSession(document, services, preferences::directory, background);
        return new Workspace(
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
    }

    /**
     * Shows the window.
     *
     * @param experiment to open; null for the demonstration, or for what was being edited when the program last ended badly
     */
    public void show(@Nullable Path experiment) {
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, failure) -> notices.problem("in the window", failure));
        MainWindow content = new MainWindow(workspace.navigator(), pages, theme, menus.bar(), status.bar());
        Scene scene = new Scene(content.root());
        theme.dress(scene);
        new FileDrops(workspace, files, pages).listen(scene);
        ICON_SIZES.forEach(size -> stage.getIcons()
                .add(new Image(Objects.requireNonNull(
                        Desktop.class.getResourceAsStream("/assets/icons/icon-" + size + ".png")))));
        workspace.document().experimentProperty().addListener((observed, before, now) -> showTitle());
        workspace.document().changedProperty().addListener((observed, before, now) -> showTitle());
        workspace.document().fileProperty().addListener((observed, before, now) -> showTitle());
        showTitle();
        stage.setScene(scene);
        place.restore();
        stage.setOnCloseRequest(asked -> {
            asked.consume();
            quit();
        });
        stage.show();
        workspace.runs().start();
        new AfterFrames(DRAWN, () -> {
                    if (stage.isShowing()) {
                        workspace.dataset().reload();
                    }
                })
                .start();
        draft.start();
        search.start(workspace);
        new AfterFrames(FIRST_FRAMES, content::makeTheRest).start();
        if (experiment != null) {
            files.open(experiment);
        }
        String damage = workspace.preferences().damage();
        if (damage != null) {
            notices.info(damage);
        }
    }

    /** Logs and shows an error of the program that nobody handled. From any thread. */
    public void tell(Throwable failure) {
        notices.problem("in the window", failure);
    }

    private void showTitle() {
        ExperimentDocument document = workspace.document();
        stage.setTitle((document.changedProperty().get() ? "• " : "") + document.title() + " – CNN Workbench");
    }

    @Override
    public void settings() {
        new SettingsDialog(workspace, theme, stage).show();
    }

    @Override
    public void shortcuts() {
        List<MenuItem> general = menus.bar().getMenus().stream()
                .limit(3)
                .flatMap(menu -> menu.getItems().stream())
                .toList();
        help.shortcuts(general, pages);
    }

    @Override
    public void about() {
        help.about();
    }

    @Override
    public void quit() {
        if (files.mayLeave()) {
            draft.end();
            place.keep();
            stage.close();
            close();
        }
    }

    /** Ends what works in the background; trainers go on. */
    public void close() {
        draft.stop();
        search.end(workspace);
        pages.made().forEach(Page::close);
        status.close();
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
