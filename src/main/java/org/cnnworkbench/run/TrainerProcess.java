package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.train.Experiment;

/** The process that trains a run, seen from the one that started it. The two talk through the run directory only. */
public final class TrainerProcess {

    /** The subcommand that a trainer is started with, followed by the run's directory. */
    public static final String SUBCOMMAND = "trainer";

    public static final String RESUME = "--resume";
    public static final String COMMANDS_FROM = "--commands-from";

    private static final int LOG_LINES = 5;
    private static final int SIGNAL_BASE = 128;

    private final RunDirectory run;
    private final Process process;
    private final Clock clock;

    private TrainerProcess(RunDirectory run, Process process, Clock clock) {
        this.run = run;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Starts training. The trainer outlives a Ctrl-C in this process's terminal; what it prints goes to the run's log.
     *
     * @param resume whether to go on from the latest checkpoint
     */
    public static TrainerProcess start(RunDirectory run, Services services, boolean resume) {
        Experiment experiment = run.experiment();
        Engine engine = services.engines()
                .find(experiment.training().engine(), experiment.training().device());
        List<String> arguments = new ArrayList<>(List.of(SUBCOMMAND, run.path().toString()));
        arguments.add(COMMANDS_FROM + "=" + new CommandFile(run).size());
        if (resume) {
            arguments.add(RESUME);
        }
        ProcessBuilder builder = services.jvm()
                .command(
                        engine.processNeeds(
                                Engines.threads(experiment.training().threads())),
                        true,
                        List.of(
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                                "-XX:ErrorFile=" + run.path().resolve("crash.log")),
                        arguments);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(run.logFile().toFile()));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new TrainerProcess(run, process, services.clock());
        } catch (IOException e) {
            throw new UncheckedIOException("starting the trainer failed: " + e.getMessage(), e);
        }
    }

    /** How the process ended: 0 for a trained network, 2 for wrong input, anything else for a failure. Waits for the end. */
    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    public long processId() {
        return process.pid();
    }

    /** Asks for an end after the batch that is being learned. */
    public void requestStop() {
        new CommandFile(run).append(CommandFile.Command.STOP);
    }

    /** Ends the process at once; for tests and for those who don't want to wait. */
    public void kill() {
        process.destroyForcibly();
    }

    /**
     * Hands on what this trainer tells until it has ended. A trainer that died without a word is recorded as failed.
     *
     * @param after sequence number of the last event that is of no interest, 0 for none
     * @return the record as the run ended
     * @throws InterruptedException where this thread was interrupted; the trainer goes on
     */
    public RunRecord follow(long after, Consumer<JournalEntry> listener) throws InterruptedException {
        new JournalFollower(new JournalReader(run), process::isAlive).follow(entry -> {
            if (entry.sequence() > after) {
                listener.accept(entry);
            }
        });
        int exit = process.waitFor();
        RunRecord record = run.record();
        if (!record.state().isOver()) {
            record = record.ended(
                    RunState.FAILED,
                    "the trainer's process ended without a word (" + cause(exit) + ")" + lastWords(),
                    clock.instant());
            run.writeRecord(record);
        }
        return record;
    }

    private static String cause(int exit) {
        int signal = exit - SIGNAL_BASE;
        return switch (signal) {
            case 9 -> "killed, perhaps for lack of memory: try a smaller batch size";
            case 6, 7, 11 -> "native code crashed, signal " + signal;
            default -> signal > 0 && signal < 65 ? "signal " + signal : "exit code " + exit;
        };
    }

    /** Errors and warnings, and what a Java that crashes writes behind number signs. */
    private static boolean isTelling(String line) {
        return line.contains(" ERROR ")
                || line.contains(" WARN ")
                || line.contains("Error:")
                || line.contains("Exception")
                || (line.startsWith("#") && line.length() > 2);
    }

    private String lastWords() {
        if (!Files.exists(run.logFile())) {
            return "";
        }
        try {
            String log = new String(Files.readAllBytes(run.logFile()), StandardCharsets.UTF_8);
            List<String> lines = log.lines().filter(TrainerProcess::isTelling).toList();
            return lines.isEmpty()
                    ? ""
                    : "; the log says: "
                            + String.join(" | ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "; its log can't be read: " + e.getMessage();
        }
    }
}
