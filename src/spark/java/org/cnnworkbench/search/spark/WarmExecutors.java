package org.cnnworkbench.search.spark;

import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cnnworkbench.search.LocalExecutor;

/**
 * What trains on this machine and is at nothing now: Java, native code and images are there already for the next task. Static, since Spark
 * makes every task anew; the processes end with this one.
 */
final class WarmExecutors {

    private static final Queue<LocalExecutor> IDLE = new ConcurrentLinkedQueue<>();
    private static final Path LOG_FILE = Path.of("trials.log");

    private WarmExecutors() {}

    static LocalExecutor take(ServicesSource source) {
        LocalExecutor idle = IDLE.poll();
        return idle == null ? LocalExecutor.bound(source.services(), LOG_FILE.toAbsolutePath()) : idle;
    }

    static void giveBack(LocalExecutor executor) {
        IDLE.add(executor);
    }
}
