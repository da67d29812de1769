package org.cnnworkbench.app;

import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.cli.Program;
import org.cnnworkbench.cli.Terminal;

/** The program's entry. */
public final class Launcher {

    private Launcher() {}

    /** Runs the command that the arguments name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        int exitCode = new Program(
                        Wiring.services(Launcher.class),
                        Terminal.ofProcess(),
                        Path.of("").toAbsolutePath(),
                        List.of(arguments))
                .run();
        // Not by returning: libraries leave threads behind that would keep the process alive.
        System.exit(exitCode);
    }
}
