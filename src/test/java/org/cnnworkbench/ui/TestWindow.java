package org.cnnworkbench.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.ui.shell.Beginning;
import org.cnnworkbench.ui.shell.Desktop;
import org.cnnworkbench.ui.workspace.Workspace;
import org.testfx.api.FxRobot;

/** The real window for tests, on a display in memory or a real one; settings and runs lie in a directory of the test. */
public final class TestWindow implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    /**
     * A hint that comes up below a resting mouse, as on a slow machine, would take the next click: JavaFX's window system without a display
     * fails there with a NullPointerException, as the hint goes away while its press is on the way.
     */
    private static final String NO_HINTS = "data:text/css,.tooltip{-fx-show-delay:3600s;}";

    private static boolean started;

    private final Stage stage;
    private final Desktop desktop;
    private final FxRobot robot = new WindowRobot();

    private TestWindow(Stage stage, Desktop desktop) {
        this.stage = stage;
        this.desktop = desktop;
    }

    /** Opens the window with the demonstration. */
    public static TestWindow open(Path directory) {
        return open(directory, Wiring.services(Launcher.class));
    }

    /** Opens the window with the demonstration, with a cache of its own. */
    public static TestWindow open(Path directory, Path cacheDirectory) {
        Services standard = Wiring.services(Launcher.class);
        return open(directory, new Services(standard.engines(), cacheDirectory, standard.clock(), standard.jvm()));
    }

    private static TestWindow open(Path directory, Services services) {
        startToolkit();
        return onWindow(() -> {
            Stage stage = new Stage();
            Desktop desktop =
                    new Desktop(stage, services, Beginning.read(directory, directory.resolve("settings.json")));
            desktop.show(null);
            stage.getScene().getStylesheets().add(NO_HINTS);
            return new TestWindow(stage, desktop);
        });
    }

    /** Starts JavaFX, once in a process. */
    public static synchronized void startToolkit() {
        if (!started) {
            started = true;
            CompletableFuture<Void> ready = new CompletableFuture<>();
            Platform.startup(() -> ready.complete(null));
            await(ready);
            Platform.setImplicitExit(false);
        }
    }

    public Desktop desktop() {
        return desktop;
    }

    public Workspace workspace() {
        return desktop.workspace();
    }

    public Stage stage() {
        return stage;
    }

    /** What stands in the window under an id; to be called on the window's thread. */
    public <N extends Node> N find(String id, Class<N> type) {
        return type.cast(stage().getScene().lookup(id));
    }

    /** The words of a label. */
    public String text(String id) {
        return onWindow(() -> find(id, Label.class).getText());
    }

    /** Mouse and keyboard. */
    public FxRobot robot() {
        return robot;
    }

    /** The window's content as a PNG file. */
    public void screenshot(Path file) {
        BufferedImage image =
                onWindow(() -> SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in the window. Safe on any thread, unlike the scene's own search, which misses what is just being moved. */
    public Node node(String query) {
        return onWindow(() -> {
            Node found = stage().getScene().lookup(query);
            if (found == null) {
                throw new AssertionError("there is no " + query);
            }
            return found;
        });
    }

    /** Does something on the window's thread and waits for it. */
    public static <T> T onWindow(Callable<T> action) {
        if (Platform.isFxApplicationThread()) {
            return here(action);
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return await(result);
    }

    private static <T> T here(Callable<T> action) {
        try {
            return action.call();
        } catch (Exception e) {
            throw new AssertionError("on the window's thread: " + e, e);
        }
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("on the window's thread: " + e.getCause(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the window's thread doesn't answer", e);
        }
    }

    @Override
    public void close() {
        onWindow(() -> {
            stage.close();
            desktop.close();
            return null;
        });
    }
}
