package org.cnnworkbench.data;

/** Hears how far a long load or download is. Called on the thread that loads, often: it should return at once. */
@FunctionalInterface
public interface Progress {

    /** The total of an amount of work that isn't known. */
    long UNKNOWN = -1;

    /**
     * @param message what is being done, for example {@code reading fer2013.csv.gz}
     * @param done    bytes or images done so far in this step; a new message begins a new step
     * @param total   bytes or images in this step, or {@link #UNKNOWN}
     */
    void update(String message, long done, long total);

    /** Nobody listens. */
    static Progress none() {
        return (message, done, total) -> {};
    }
}
