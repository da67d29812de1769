package org.cnnworkbench.run;

import java.nio.file.Path;
import java.time.Clock;
import org.cnnworkbench.data.format.Datasets;

/**
 * What this package works with; put together in one place, when the program starts.
 *
 * @param cacheDirectory where data sets of the catalogue are kept
 * @param clock          for the times in records and journals
 * @param jvm            starts this program once more
 */
public record Services(Engines engines, Path cacheDirectory, Clock clock, ChildJvm jvm) {

    /**
     * Data sets as they are named from a directory.
     *
     * @param baseDirectory where relative paths in references start
     */
    public Datasets datasets(Path baseDirectory) {
        return new Datasets(baseDirectory, cacheDirectory);
    }

    /** For a window: what it trains in the background lets it, and whatever else the person does, go first. */
    public Services behind() {
        return new Services(engines, cacheDirectory, clock, jvm.behind());
    }
}
