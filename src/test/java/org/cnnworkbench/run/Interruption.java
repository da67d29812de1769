package org.cnnworkbench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.cnnworkbench.train.AppliedAct;

/** Puts a run that was stopped into the state in which a kill leaves it. */
public final class Interruption {

    private Interruption() {}

    /** Its record says that it is running, the journal knows no end, and nobody has judged the network. */
    public static void pretend(RunDirectory run) throws IOException {
        run.writeRecord(run.record().running(Instant.EPOCH, 1));
        List<String> journal = Files.readAllLines(run.eventsFile()).stream()
                .filter(line -> !line.contains("\"type\":\"finished\""))
                .toList();
        Files.write(run.eventsFile(), journal);
        Files.delete(run.evaluationFile());
    }

    /** What a run is told to repeat. */
    public static void repeat(RunDirectory run, List<AppliedAct> acts) {
        new Replay(acts).write(run);
    }
}
