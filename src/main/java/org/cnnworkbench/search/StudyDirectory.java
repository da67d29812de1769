package org.cnnworkbench.search;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.LineFile;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.search.StudyEvent.Refitted;

/**
 * Where everything of a study lies.
 *
 * @param path absolute
 */
public record StudyDirectory(Path path) {

    private static final String LOCK = "study.lock";

    public StudyDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /** What was asked. */
    public Path planFile() {
        return path.resolve("study.json");
    }

    /** What its processes printed. */
    public Path logFile() {
        return path.resolve("study.log");
    }

    /** What happened. */
    public LineFile<StudyEvent> events() {
        return LineFile.sealed(path.resolve("trials.jsonl"), StudyEventTypes.TABLE);
    }

    /** What people ask of its process. */
    public LineFile<StudyRequest> requests() {
        return LineFile.plain(path.resolve("requests.jsonl"), StudyRequest.TABLE);
    }

    /** @throws InputException where the plan is missing or damaged */
    public StudyPlan plan() {
        return StudyJson.read(planFile());
    }

    public boolean isStudy() {
        return Files.isRegularFile(planFile());
    }

    /** The run of a trial's fold, whether it has begun or not. */
    public RunDirectory run(int trial, int fold) {
        return new RunDirectory(path.resolve(String.format(Locale.ROOT, "trial-%04d-fold-%d", trial, fold)));
    }

    /** The run of the best trial on all training images. */
    public RunDirectory refit(int trial) {
        return new RunDirectory(path.resolve(String.format(Locale.ROOT, "refit-of-trial-%04d", trial)));
    }

    /** The run of {@link Refitted}. */
    public RunDirectory run(Refitted refitted) {
        return refit(refitted.trial());
    }

    /** Whether a process is at work on it. */
    public boolean isHeld() {
        return RunLock.isHeld(path, LOCK);
    }

    public static String lockName() {
        return LOCK;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
