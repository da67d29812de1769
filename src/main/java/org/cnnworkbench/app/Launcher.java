package org.cnnworkbench.app;

import java.math.BigDecimal;
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
        startQuickly();
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

    /** What takes a tenth of a second each, where it isn't done so (docs/PERFORMANCE.md). */
    private static void startQuickly() {
        // Constructors and accessors of records are called by name a few times each: a class made for each of them
        // wouldn't pay.
        System.setProperty("jdk.reflect.useNativeAccessorOnly", "true");
        // Otherwise all jars are searched for one.
        System.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
        // Java computes large powers of ten when it first hears of decimals, and whoever reads JSON does: meanwhile, on
        // another core.
        Thread.ofPlatform().daemon().name("decimals").start(BigDecimal.ONE::signum);
    }
}
