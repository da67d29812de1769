package org.cnnworkbench.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.cnnworkbench.cli.Terminal;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.ui.shell.Beginning;
import org.cnnworkbench.ui.shell.Desktop;
import org.cnnworkbench.ui.workspace.ExperimentDocument;
import org.jspecify.annotations.Nullable;

/** Opens the window, or says what to do where there is no display. */
final class WindowStart {

    private static final int FAILED = 1;

    /** JavaFX's logger, held, since a logger that nobody holds forgets its level; made for windows alone. */
    private static final class JavaFxLog {
        static final Logger LOGGER = Logger.getLogger("javafx");
    }

    private WindowStart() {}

    static boolean isMeant(List<String> arguments) {
        return arguments.isEmpty()
                || arguments.size() == 1 && arguments.getFirst().endsWith(ExperimentDocument.ENDING);
    }

    /** Returns when the window is closed, with the exit code. */
    static int run(Path directory, List<String> arguments, Terminal terminal) {
        if (!hasDisplay()) {
            return cannotOpen(terminal, "DISPLAY and WAYLAND_DISPLAY are not set");
        }
        // It warns that it lies on the class path, which is meant (docs/ARCHITECTURE.md).
        JavaFxLog.LOGGER.setLevel(Level.SEVERE);
        Path settings = Wiring.settingsFile();
        logTo(Desktop.logFile(settings), terminal);
        // While JavaFX starts, which mostly waits for the system's windows.
        CompletableFuture<Beginning> beginning = CompletableFuture.supplyAsync(
                () -> Beginning.read(directory, settings),
                work -> Thread.ofPlatform().daemon().name("beginning").start(work));
        if (!StartTour.isWanted()) {
            return open(directory, arguments, terminal, beginning, null);
        }
        try (StartTraining trained = StartTraining.in(directory, Wiring.services(Launcher.class), terminal)) {
            int exitCode = open(directory, arguments, terminal, beginning, trained.run());
            DisplayClasses.load();
            return Math.max(exitCode, trained.exitCode());
        }
    }

    private static int open(
            Path directory,
            List<String> arguments,
            Terminal terminal,
            CompletableFuture<Beginning> beginning,
            @Nullable RunDirectory tour) {
        try {
            Desktop.Entry.run(stage -> {
                Services services = Wiring.services(Launcher.class).behind();
                Desktop desktop = new Desktop(stage, services, beginning.join());
                Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> desktop.tell(failure));
                desktop.show(arguments.isEmpty() ? null : directory.resolve(arguments.getFirst()));
                StartTour.begin(desktop, terminal, tour);
            });
            return 0;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            return cannotOpen(terminal, String.valueOf(e.getMessage()));
        }
    }

    private static int cannotOpen(Terminal terminal, String why) {
        terminal.err()
                .println("There is no display to open a window on (" + why
                        + "). On Linux the window needs an X server and GTK 3 "
                        + "(apt-get install libgtk-3-0 libxtst6). The commands work without one: cnn-workbench --help shows them, "
                        + "cnn-workbench train --demo is a beginning.");
        return FAILED;
    }

    /** Before anything logs: a window that was opened from a menu has no terminal. */
    private static void logTo(Path file, Terminal terminal) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            System.setProperty("org.slf4j.simpleLogger.logFile", file.toString());
        } catch (IOException e) {
            terminal.err().println("errors can't be written to " + file + " (" + e.getMessage() + ") and appear here");
        }
    }

    /** Windows and macOS always have one; elsewhere an X server or a compositor is named in the environment. */
    private static boolean hasDisplay() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.startsWith("windows")
                || system.startsWith("mac")
                || "Headless".equals(System.getProperty("glass.platform"))
                || isSet("DISPLAY")
                || isSet("WAYLAND_DISPLAY");
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
