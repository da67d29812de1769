package org.cnnworkbench.cli;

import java.io.PrintWriter;
import org.cnnworkbench.data.Progress;

/** Shows how far a load is, to a person at a terminal. */
final class LoadProgress implements Progress {

    private static final long BETWEEN_NANOS = 200_000_000;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private long last = System.nanoTime();

    private LoadProgress(PrintWriter err) {
        this.err = err;
    }

    static Progress on(Terminal terminal) {
        return terminal.interactive() ? new LoadProgress(terminal.err()) : Progress.none();
    }

    @Override
    public void update(String message, long done, long total) {
        boolean end = done == total;
        if (!end && System.nanoTime() - last < BETWEEN_NANOS) {
            return;
        }
        last = System.nanoTime();
        err.print(CLEAR_LINE + (end ? "" : message + (total > 0 ? Texts.format(" %d%%", 100 * done / total) : "")));
        err.flush();
    }
}
