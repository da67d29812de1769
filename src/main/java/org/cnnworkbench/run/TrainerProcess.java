package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.SteeringAct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process that trains a run, seen from the one that started it. The two talk through the run directory only. */
public final class TrainerProcess {

    /** The subcommand that a trainer is started with, followed by the run's directory. */
    public static final String SUBCOMMAND = "trainer";

    public static final String COMMANDS_FROM = "--commands-from";

    /** The engine that will most likely compute, whose native code a trainer loads while it reads everything else. */
    public static final String LOADS = "--loads";

    /** The exit code of a trainer that found another at work. */
    public static final int BUSY = 3;

    private static final Logger LOG = LoggerFactory.getLogger(TrainerProcess.class);
    /** An environment variable: options for the trainer's Java, with blanks between them. */
    static final String OWN_OPTIONS = "CNN_WORKBENCH_TRAINER_OPTIONS";

    private static final int LOG_LINES = 5;
    private static final int SIGNAL_BASE = 128;
    private static final int KILL = 9;
    private static final long PAUSE_MILLIS = 20;

    /** SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV. */
    private static final Set<Integer> CRASHES = Set.of(4, 6, 7, 8, 11);

    private final RunDirectory run;
    private final Process process;
    private final Clock clock;

    private TrainerProcess(RunDirectory run, Process process, Clock clock) {
        this.run = run;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Starts training, from the latest checkpoint if there is one. The trainer outlives this process and its terminal; what it prints goes
     * to the run's log.
     *
     * @param first what it shall do before the first batch
     * @throws InputException where the run is being trained already
     */
    public static TrainerProcess start(RunDirectory run, Services services, List<SteeringAct> first) {
        run.checkKinds();
        if (RunLock.isHeld(run)) {
            throw new InputException("run " + run + ": it is being trained already");
        }
        Experiment experiment = run.experiment();
        List<String> arguments = new ArrayList<>(List.of(SUBCOMMAND, run.path().toString()));
        CommandFile commands = new CommandFile(run);
        arguments.add(COMMANDS_FROM + "=" + commands.size());
        EngineDescription before = EngineBefore.of(run.record());
        services.engines()
                .likely(experiment.training(), before)
                .ifPresent(engine -> arguments.add(LOADS + "=" + engine.name()));
        first.forEach(commands::append);
        ProcessBuilder builder = services.jvm()
                .command(
                        services.engines().processNeeds(experiment.training(), before),
                        true,
                        jvmOptions(run),
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

    /** Options of the trainer's Java; a person may add to them, {@code -Xmx12g}, and what comes last counts. */
    private static List<String> jvmOptions(RunDirectory run) {
        List<String> options = new ArrayList<>(
                List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=info", "-XX:ErrorFile=" + CrashLog.file(run)));
        String own = System.getenv(OWN_OPTIONS);
        if (own != null && !own.isBlank()) {
            options.addAll(List.of(own.strip().split("\\s+")));
        }
        return options;
    }

    /** Whether the process is there. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** How the process ended: 0 for a trained network, 2 for wrong input, anything else for a failure. Waits for the end. */
    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    public long processId() {
        return process.pid();
    }

    /** Ends the process at once; for tests and for those who don't want to wait. */
    public void kill() {
        process.destroyForcibly();
    }

    /**
     * Hands on what this trainer tells until it has ended. A trainer that died without a word is recorded as interrupted, or as failed
     * where its program or native code crashed.
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
        return awaitEnd();
    }

    /**
     * Waits until this trainer has ended, and leaves word of one that died without.
     *
     * @return the record as the run ended
     * @throws InterruptedException where this thread was interrupted; the trainer goes on
     * @throws InputException       where the run was being trained by another
     */
    public RunRecord awaitEnd() throws InterruptedException {
        int exit = process.waitFor();
        RunStatus status = RunStatus.of(run);
        if (exit == BUSY) {
            throw new InputException("run " + run + ": another process has begun to train it");
        }
        boolean itsOwn = exit == 0 || isOfThis(status.record());
        return itsOwn && status.record().state().isOver() ? status.record() : lastWord(status, exit);
    }

    /** Whether this trainer wrote the record last, and not one before it. */
    private boolean isOfThis(RunRecord record) {
        Long writer = record.processId();
        return writer != null && writer == process.pid();
    }

    /**
     * Waits until this trainer has the run in hand, so that whoever looks sees it running and what is asked of it is heard; or until it
     * has ended.
     *
     * @return whether it is at work
     */
    public boolean awaitStart() throws InterruptedException {
        while (process.isAlive()) {
            if (RunLock.isHeld(run) && isAtWork()) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }

    private boolean isAtWork() {
        try {
            RunRecord record = run.record();
            return isOfThis(record) && record.state().isLive();
        } catch (InputException damaged) {
            // The trainer mends it before it begins, or ends.
            return false;
        }
    }

    /** A trainer that died wrote nothing; who started it knows a little more than the lock tells. */
    private RunRecord lastWord(RunStatus status, int exit) {
        boolean hasReport = status.state() == RunState.FAILED && isOfThis(status.record());
        boolean crashed = hasReport || isCrash(exit) || exit < SIGNAL_BASE;
        String reason = hasReport
                ? String.valueOf(status.reason())
                : "the trainer's process ended without a word (" + cause(exit) + ")" + lastWords();
        RunRecord record =
                status.record().ended(crashed ? RunState.FAILED : RunState.INTERRUPTED, reason, clock.instant());
        Optional<RunLock> lock = RunLock.tryAcquire(run);
        if (lock.isPresent()) {
            try (RunLock held = lock.get()) {
                // Unless another trainer has come and gone in between.
                if (run.record().equals(status.record())) {
                    run.writeRecord(record);
                }
            } catch (UncheckedIOException e) {
                LOG.warn("the run's end can't be recorded: {}", e.getMessage());
            }
        }
        return record;
    }

    private static boolean isCrash(int exit) {
        return CRASHES.contains(exit - SIGNAL_BASE);
    }

    private static String cause(int exit) {
        int signal = exit - SIGNAL_BASE;
        if (isCrash(exit)) {
            return "native code crashed, signal " + signal;
        }
        if (signal == KILL) {
            return "killed from outside, perhaps by the system for lack of memory; resume it, if need be with a smaller batch size";
        }
        return signal > 0 && signal < 65 ? "signal " + signal : "exit code " + exit;
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
