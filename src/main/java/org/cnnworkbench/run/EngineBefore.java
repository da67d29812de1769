package org.cnnworkbench.run;

import java.nio.file.Path;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.input.InputException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run computed with so far, or the run that it comes from. */
public final class EngineBefore {

    private static final Logger LOG = LoggerFactory.getLogger(EngineBefore.class);

    private EngineBefore() {}

    /** Null where nothing has been computed yet. */
    public static @Nullable EngineDescription of(RunRecord record) {
        if (record.engine() != null) {
            return record.engine();
        }
        RunRecord.Origin origin = record.origin();
        if (origin == null) {
            return null;
        }
        try {
            return new RunDirectory(Path.of(origin.run())).record().engine();
        } catch (InputException e) {
            LOG.warn("the engine of {} can't be told: {}", origin.run(), e.getMessage());
            return null;
        }
    }
}
