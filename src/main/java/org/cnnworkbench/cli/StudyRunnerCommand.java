package org.cnnworkbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cnnworkbench.search.LocalExecutor;
import org.cnnworkbench.search.StudyDirectory;
import org.cnnworkbench.search.StudyProcess;
import org.cnnworkbench.search.StudyRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = StudyProcess.SUBCOMMAND, hidden = true, description = "What the process of a study does.")
final class StudyRunnerCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "DIR", description = "The study's directory.")
    private Path study = Path.of("");

    @Option(names = StudyProcess.WORKERS, description = "Trials that are trained at once.")
    private int workers;

    StudyRunnerCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Signals.ignoreTerminal();
        StudyDirectory directory = new StudyDirectory(study);
        try (LocalExecutor executor = new LocalExecutor(context.services(), directory.logFile())) {
            new StudyRunner(directory, context.services(), workers).run(executor);
        }
        return ExitCodes.DONE;
    }
}
