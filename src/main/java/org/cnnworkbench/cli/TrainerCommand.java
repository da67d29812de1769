package org.cnnworkbench.cli;

import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.run.TrainerProcess;
import org.cnnworkbench.run.TrainingJob;

/**
 * What the process of a run does. Nobody types it, and each training waits for it: so its arguments are read without what the commands for
 * people are read with, whose start takes a tenth of a second.
 */
public final class TrainerCommand {

    private static final String USAGE = TrainerProcess.SUBCOMMAND + " DIR [" + TrainerProcess.COMMANDS_FROM + "=BYTE]";

    private TrainerCommand() {}

    /** Whether a program's arguments mean it. */
    public static boolean isMeant(List<String> arguments) {
        return !arguments.isEmpty() && arguments.getFirst().equals(TrainerProcess.SUBCOMMAND);
    }

    /** Trains, and returns the exit code. From now on this process, and whoever it starts, ignores its terminal. */
    public static int run(Services services, Terminal terminal, List<String> arguments) {
        Signals.ignoreTerminal();
        return train(services, terminal, arguments);
    }

    static int train(Services services, Terminal terminal, List<String> arguments) {
        try {
            long commandsFrom = commandsFrom(arguments);
            RunDirectory run = new RunDirectory(Path.of(arguments.get(1)));
            return switch (new TrainingJob(run, services, commandsFrom).run()) {
                case DONE -> ExitCodes.DONE;
                case FAILED -> ExitCodes.FAILED;
                case WRONG_INPUT -> ExitCodes.WRONG_INPUT;
                case BUSY -> TrainerProcess.BUSY;
            };
        } catch (InputException e) {
            terminal.err().println(e.getMessage());
            return ExitCodes.WRONG_INPUT;
        }
    }

    private static long commandsFrom(List<String> arguments) {
        if (arguments.size() == 2) {
            return 0;
        }
        String prefix = TrainerProcess.COMMANDS_FROM + "=";
        if (arguments.size() == 3 && arguments.get(2).matches(prefix + "[0-9]{1,18}")) {
            return Long.parseLong(arguments.get(2).substring(prefix.length()));
        }
        throw new InputException("expected " + USAGE + ", received " + String.join(" ", arguments));
    }
}
