package org.cnnworkbench.app;

import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.cli.Program;
import org.cnnworkbench.cli.Terminal;
import org.cnnworkbench.cli.TrainerCommand;

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
        Terminal terminal = Terminal.ofProcess();
        int exitCode;
        if (WindowStart.isMeant(all)) {
            exitCode = WindowStart.run(directory, all, terminal);
        } else if (TrainerCommand.isMeant(all)) {
            exitCode = TrainerCommand.run(Wiring.services(Launcher.class), terminal, all);
        } else {
            exitCode = new Program(Wiring.services(Launcher.class), terminal, directory, all).run();
        }
        // Not by returning: libraries leave threads behind that would keep the process alive.
        System.exit(exitCode);
    }
}
