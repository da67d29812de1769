package org.cnnworkbench.app;

import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.cli.Program;
import org.cnnworkbench.cli.Terminal;

/** The program's entry. */
public final class Launcher {

    private Launcher() {}

    /**
     * Runs the command that the arguments name and ends the process with its exit code. Without arguments, or with an experiment file as
     * the only one, which is how a desktop opens a file, the window opens.
     */
    public static void main(String[] arguments) {
        List<String> all = List.of(arguments);
        Path directory = Path.of("").toAbsolutePath();
        int exitCode = WindowStart.isMeant(all)
                ? WindowStart.run(directory, all, Terminal.ofProcess())
                : new Program(Wiring.services(Launcher.class), Terminal.ofProcess(), directory, all).run();
        // Not by returning: libraries leave threads behind that would keep the process alive.
        System.exit(exitCode);
    }
}
