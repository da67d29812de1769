package org.cnnworkbench.cli;

import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.EngineLoading;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.run.TrainerProcess;
import org.cnnworkbench.run.TrainingJob;

/**
 * What the process of a run does. Nobody types it, and each training waits for it: so its arguments are read without what the commands for
 * people are read with, whose classes would be a good part of the start.
 */
public final class TrainerCommand {

    private static final String USAGE = TrainerProcess.SUBCOMMAND + " DIR [" + TrainerProcess.COMMANDS_FROM + "=BYTE] ["
            + TrainerProcess.LOADS + "=ENGINE]";

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
            Arguments given = Arguments.read(arguments);
            // First of all: it takes as long as everything else up to the first batch.
            EngineLoading loading = services.engines()
                    .byName(given.loads())
                    .map(EngineLoading::begin)
                    .orElse(null);
            return switch (new TrainingJob(given.run(), services, given.commandsFrom()).run(loading)) {
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

    /**
     * @param commandsFrom position in the command file behind which commands are meant for this trainer
     * @param loads        name of the engine to load first; empty for none
     */
    private record Arguments(RunDirectory run, long commandsFrom, String loads) {

        static Arguments read(List<String> all) {
            if (all.size() < 2) {
                throw wrong(all);
            }
            long commandsFrom = 0;
            String loads = "";
            for (String argument : all.subList(2, all.size())) {
                if (argument.matches(TrainerProcess.COMMANDS_FROM + "=[0-9]{1,18}")) {
                    commandsFrom = Long.parseLong(valueOf(argument));
                } else if (argument.startsWith(TrainerProcess.LOADS + "=")) {
                    loads = valueOf(argument);
                } else {
                    throw wrong(all);
                }
            }
            return new Arguments(new RunDirectory(Path.of(all.get(1))), commandsFrom, loads);
        }

        private static String valueOf(String argument) {
            return argument.substring(argument.indexOf('=') + 1);
        }

        private static InputException wrong(List<String> all) {
            return new InputException("expected " + USAGE + ", received " + String.join(" ", all));
        }
    }
}
