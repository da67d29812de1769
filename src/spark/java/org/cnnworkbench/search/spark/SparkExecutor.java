package org.cnnworkbench.search.spark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.cnnworkbench.run.CommandFile;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.search.ClusterException;
import org.cnnworkbench.search.ForeignTraining;
import org.cnnworkbench.search.TrialExecutor;
import org.jspecify.annotations.Nullable;

/** Trains on a Spark cluster: every training is a job of one task. */
public final class SparkExecutor implements TrialExecutor {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String master;
    private final int threads;
    private final CompletableFuture<Cluster> connecting;
    private final List<SparkTraining> going = new ArrayList<>();
    private @Nullable Instant waitingSince;
    private boolean told;

    /**
     * Begins to connect, and returns at once. Master and jar stand in Spark's settings, as {@code spark-submit} sets them.
     *
     * @param study   its name, as Spark shows it
     * @param threads that a training computes with
     * @param workers trainings at once
     * @param source  puts the program together on machines of the cluster
     */
    public SparkExecutor(String study, int threads, int workers, ServicesSource source) {
        this.master = System.getProperty("spark.master", "no master");
        this.threads = Math.max(1, threads);
        this.connecting = inThreadOfItsOwn(() -> Cluster.connect(study, this.threads, workers, source));
    }

    private static CompletableFuture<Cluster> inThreadOfItsOwn(Supplier<Cluster> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().daemon().name("connecting").start(task));
    }

    @Override
    public Training train(RunDirectory run) {
        if (RunLock.isHeld(run)) {
            return new ForeignTraining(run);
        }
        SparkTraining training = new SparkTraining(run, new CommandFile(run).size());
        going.add(training);
        training.begin(cluster());
        return new Training() {
            @Override
            public boolean isOver() {
                boolean over = training.isOver(cluster());
                if (over) {
                    going.remove(training);
                }
                return over;
            }

            @Override
            public Optional<String> trouble() {
                return training.trouble();
            }
        };
    }

    /**
     * Null while it is being connected to.
     *
     * @throws ClusterException where it can't be reached, or is lost
     */
    private @Nullable Cluster cluster() {
        if (!connecting.isDone()) {
            return null;
        }
        try {
            Cluster cluster = connecting.join();
            if (cluster.isLost()) {
                throw new ClusterException("the Spark cluster at " + master
                        + " is lost; when it is there again, the study goes on with search --resume");
            }
            return cluster;
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ClusterException("the Spark cluster at " + master + " can't be used: " + cause.getMessage()
                    + "; when it can, the study goes on with search --resume");
        }
    }

    @Override
    public List<String> news() {
        boolean waits = !going.isEmpty() && going.stream().noneMatch(SparkTraining::hasBegun);
        if (!waits) {
            waitingSince = null;
            boolean began = told && !going.isEmpty();
            told &= !began;
            return began ? List.of("the cluster trains") : List.of();
        }
        Instant now = Instant.now();
        if (waitingSince == null) {
            waitingSince = now;
        }
        if (told || Duration.between(waitingSince, now).compareTo(PATIENCE) < 0) {
            return List.of();
        }
        told = true;
        return List.of(
                connecting.isDone()
                        ? "the study waits for the cluster at " + master + " to begin: a training takes " + threads
                                + (threads == 1 ? " core" : " cores of one worker") + " and 512 MB for its executor"
                        : "the study waits for the Spark master at " + master + ", which doesn't answer");
    }

    /** Trainings that are still going on are cancelled: they can't bring what they come to any more. */
    @Override
    public void close() {
        if (connecting.isDone() && !connecting.isCompletedExceptionally()) {
            connecting.join().close();
        }
    }
}
