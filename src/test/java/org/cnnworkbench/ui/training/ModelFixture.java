package org.cnnworkbench.ui.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.train.DemoExperiment;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.common.Notices;
import org.cnnworkbench.ui.workspace.DatasetSession;
import org.cnnworkbench.ui.workspace.ExperimentDocument;
import org.cnnworkbench.ui.workspace.Navigator;
import org.cnnworkbench.ui.workspace.PreferencesStore;
import org.cnnworkbench.ui.workspace.RunImages;
import org.cnnworkbench.ui.workspace.RunLibrary;
import org.cnnworkbench.ui.workspace.TrainedNetworks;
import org.cnnworkbench.ui.workspace.Workspace;

/** What models work with, without a window: one thread stands for the window's. */
final class ModelFixture implements AutoCloseable {

    private final ExecutorService window = Executors.newSingleThreadExecutor();
    private final Workspace workspace;

    ModelFixture(Path directory) {
        Services services = Wiring.services(Launcher.class);
        Background background = new Background(window, failure -> {
            throw new AssertionError(failure);
        });
        PreferencesStore preferences = new PreferencesStore(directory.resolve("settings.json"), directory);
        ExperimentDocument document = new ExperimentDocument(DemoExperiment.get());
        RunStore store = new RunStore(directory.resolve("runs"), services.clock());
        workspace = new Workspace(
                services,
                preferences,
                background,
                new Silent(),
                document,
                new DatasetSession(document, services, () -> directory, background),
                new RunLibrary(() -> store, services, background, failure -> {}),
                new Navigator(),
                new TrainedNetworks(services.engines(), background),
                new RunImages(services));
    }

    private static final class Silent implements Notices {
        @Override
        public void info(String text) {}

        @Override
        public void undoable(String text, Runnable undo) {}

        @Override
        public void problem(String doing, Throwable failure) {}
    }

    Workspace workspace() {
        return workspace;
    }

    /** Does something on the thread that stands for the window's. */
    <T> T on(Callable<T> action) {
        try {
            return window.submit(action).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> on(condition));
    }

    @Override
    public void close() {
        workspace.runs().close();
        workspace.networks().close();
        workspace.background().close();
        window.shutdownNow();
    }
}
