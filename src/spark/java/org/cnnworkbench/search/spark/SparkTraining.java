package org.cnnworkbench.search.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;
import org.cnnworkbench.run.CommandFile;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.search.remote.RemoteRun;
import org.jspecify.annotations.Nullable;

/** One training on a cluster, from the wish for it to its end. */
final class SparkTraining {

    private final RunDirectory run;
    private final long commandsFrom;
    private final long journalFrom;
    private @Nullable RemoteRun remote;
    private @Nullable JavaFutureAction<Void> job;
    private @Nullable String trouble;
    private boolean over;

    SparkTraining(RunDirectory run, long commandsFrom) {
        this.run = run;
        this.commandsFrom = commandsFrom;
        this.journalFrom = journal();
    }

    private long journal() {
        try {
            return Files.exists(run.eventsFile()) ? Files.size(run.eventsFile()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + run.eventsFile() + " failed: " + e.getMessage(), e);
        }
    }

    /** @param cluster null while there is none */
    void begin(@Nullable Cluster cluster) {
        if (cluster != null && remote == null) {
            RemoteRun offered = cluster.offer(run, commandsFrom);
            remote = offered;
            job = cluster.submit(offered);
        }
    }

    /** Whether somebody is at it. */
    boolean hasBegun() {
        RemoteRun offered = remote;
        return offered != null && offered.hasBegun();
    }

    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    boolean isOver(@Nullable Cluster cluster) {
        if (!over) {
            // Who has not come to the first batch needs not be asked kindly, and may not even be there to hear.
            if (journal() == journalFrom && new CommandFile(run).asksToStop(commandsFrom)) {
                cancel();
            } else {
                begin(cluster);
                look();
            }
        }
        return over;
    }

    private void cancel() {
        JavaFutureAction<Void> submitted = job;
        RemoteRun offered = remote;
        if (submitted != null) {
            submitted.cancel(true);
        }
        if (offered != null) {
            offered.close();
        }
        over = true;
    }

    private void look() {
        RemoteRun offered = remote;
        JavaFutureAction<Void> submitted = job;
        if (offered == null || submitted == null) {
            return;
        }
        // In this order: who trains tells the end before the task ends.
        boolean ended = submitted.isDone();
        if (offered.isOver()) {
            trouble = offered.trouble().orElse(null);
            offered.close();
            over = true;
        } else if (ended) {
            offered.close();
            trouble = offered.isOver() ? offered.trouble().orElse(null) : reason(submitted);
            over = true;
        }
    }

    private static String reason(JavaFutureAction<Void> job) {
        try {
            job.get();
            return "the task on the cluster ended without a word";
        } catch (ExecutionException e) {
            String message = String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            return "the task on the cluster failed: " + shortened(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "waiting for the task on the cluster was interrupted";
        }
    }

    /** Spark adds where in its code that was, which helps nobody here; the study's log has it. */
    private static String shortened(String message) {
        String first = message.replaceFirst("(?s)\\R.*", "");
        return first.replaceFirst("^Job aborted due to stage failure: ", "")
                .replaceFirst("^Task \\d+ in stage [\\d.]+ failed 1 times, most recent failure: ", "");
    }
}
