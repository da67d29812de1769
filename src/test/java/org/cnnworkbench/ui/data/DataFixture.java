package org.cnnworkbench.ui.data;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.train.DemoExperiment;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.common.Notices;
import org.cnnworkbench.ui.workspace.DatasetSession;
import org.cnnworkbench.ui.workspace.ExperimentDocument;

/** The page's models without a window: the test's own thread is the window's thread. */
final class DataFixture implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    final Services services = Wiring.services(Launcher.class);
    final ExperimentDocument document = new ExperimentDocument(DemoExperiment.get());
    final List<String> problems = new ArrayList<>();
    final Notices notices = new Notices() {
        @Override
        public void info(String text) {}

        @Override
        public void undoable(String text, Runnable undo) {}

        @Override
        public void problem(String doing, Throwable failure) {
            problems.add(String.valueOf(failure.getMessage()));
        }
    };
    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    final Background background = new Background(window::add, failure -> problems.add(failure.toString()));
    final DatasetSession session;
    final DataModel data;

    /** @param directory relative references start here */
    DataFixture(Path directory) {
        session = new DatasetSession(document, services, () -> directory, background);
        data = new DataModel(session);
    }

    /** With images of a reference, prepared. */
    DataFixture with(String reference) throws InterruptedException {
        if (document.experiment().data().reference().equals(reference)) {
            session.reload();
        }
        document.edit("source", experiment -> Edits.data(experiment, Edits.source(experiment.data(), reference)));
        until(() -> data.preparedProperty().get() != null);
        return this;
    }

    /** Does what comes to the window's thread until something holds. */
    void until(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            Runnable next = window.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                fail("what was waited for didn't come");
            } else {
                next.run();
            }
        }
    }

    @Override
    public void close() {
        background.close();
    }
}
