package org.cnnworkbench.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cnnworkbench.cli.Terminal;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.ui.shell.Desktop;
import org.cnnworkbench.ui.workspace.ExperimentDocument;

/** Opens the window, or says what to do where there is no display. */
final class WindowStart {

    private static final int FAILED = 1;

    private WindowStart() {}

    static boolean isMeant(List<String> arguments) {
        return arguments.isEmpty()
                || arguments.size() == 1 && arguments.getFirst().endsWith(ExperimentDocument.ENDING);
    }

    /** Returns when the window is closed, with the exit code. */
    static int run(Services services, Path directory, List<String> arguments, Terminal terminal) {
        if (!hasDisplay()) {
            terminal.err()
                    .println("There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set). "
                            + "The commands work without one: cnn-workbench --help shows them, "
                            + "cnn-workbench train --demo is a beginning.");
            return FAILED;
        }
        Desktop.Entry.run(stage -> new Desktop(stage, services, directory, Wiring.settingsFile())
                .show(arguments.isEmpty() ? null : directory.resolve(arguments.getFirst())));
        return 0;
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
