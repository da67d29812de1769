package org.cnnworkbench.cli;

import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Services;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: finds the command, runs it, and turns what goes wrong into a line or two and an exit code. */
public final class Program {

    private final CommandLine commandLine;
    private final Terminal terminal;
    private final Root root = new Root();
    private final List<String> arguments;

    /** The command above all others. */
    @Command(
            name = "cnn-workbench",
            description = "Draw, train, inspect and judge convolutional networks.",
            synopsisSubcommandLabel = "COMMAND",
            footer = {
                "",
                "Exit codes: 0 done, 1 failed, 2 wrong input. Help on a command: cnn-workbench COMMAND --help",
                "",
                "Begin with: cnn-workbench train --demo"
            })
    @SuppressWarnings("UnusedVariable") // picocli sets the fields
    private static final class Root {

        @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
        private boolean verbose;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                scope = ScopeType.INHERIT,
                description = "Show this help.")
        private boolean help;
    }

    /**
     * @param directory relative paths start here
     * @param arguments what the person typed
     */
    public Program(Services services, Terminal terminal, Path directory, List<String> arguments) {
        this.terminal = terminal;
        this.arguments = List.copyOf(arguments);
        this.commandLine = new CommandLine(root);
        CommandContext context = new CommandContext(services, terminal, directory, arguments);
        List<CommandGroup> groups = groups(context);
        CommandGroup.addTo(commandLine, arguments.isEmpty() ? groups : CommandGroup.only(arguments.getFirst(), groups));
        CommandLine queue = commandLine.getSubcommands().get("queue");
        if (queue != null) {
            QueueCommand.subcommands(context).forEach(queue::addSubcommand);
        }
        commandLine
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(this::wrongArguments)
                .setExecutionExceptionHandler(this::failed);
    }

    private static List<CommandGroup> groups(CommandContext context) {
        return List.of(
                CommandGroup.of(
                        "Train",
                        new TrainCommand(context),
                        new ResumeCommand(context),
                        new BranchCommand(context),
                        new ReproduceCommand(context),
                        new QueueCommand(context)),
                CommandGroup.of("Search for better settings", new SearchCommand(context), new StudyCommand(context)),
                CommandGroup.of(
                        "Watch and steer runs",
                        new RunsCommand(context),
                        new FollowCommand(context),
                        new HistoryCommand(context),
                        new PauseCommand(context),
                        new SetCommand(context),
                        new CheckpointCommand(context),
                        new StopCommand(context)),
                CommandGroup.of(
                        "Judge what was learned",
                        new EvaluateCommand(context),
                        new PredictCommand(context),
                        new FiltersCommand(context)),
                CommandGroup.of(
                        "Look before training",
                        new InspectCommand(context),
                        new DataCommand(context),
                        new AugmentCommand(context)),
                CommandGroup.of("About the program", new DoctorCommand(context), new VersionCommand(context)),
                CommandGroup.of(
                        "",
                        new QueueRunnerCommand(context),
                        new StudyRunnerCommand(context),
                        new TrialWorkerCommand(context)));
    }

    /** Runs the command, or shows the help where there is none. */
    public int run() {
        if (arguments.isEmpty()) {
            commandLine.usage(terminal.out());
            return ExitCodes.DONE;
        }
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    private int wrongArguments(ParameterException e, String[] all) {
        CommandLine command = e.getCommandLine();
        terminal.err().println(firstLine(e));
        if (!UnmatchedArgumentException.printSuggestions(e, terminal.err())) {
            terminal.err().println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        trace(e);
        return ExitCodes.WRONG_INPUT;
    }

    private int failed(Exception e, CommandLine command, ParseResult parsed) {
        trace(e);
        if (e instanceof InputException) {
            terminal.err().println(e.getMessage());
            return ExitCodes.WRONG_INPUT;
        }
        terminal.err()
                .println("failed: " + (e.getMessage() == null ? e : e.getMessage())
                        + (root.verbose ? "" : " (--verbose shows where)"));
        return ExitCodes.FAILED;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private void trace(Exception e) {
        if (root.verbose) {
            e.printStackTrace(terminal.err());
        }
    }
}
