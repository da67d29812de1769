package org.cnnworkbench.search;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cnnworkbench.run.CommandFile;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.run.TrainingJob;

/** Trains in threads of the test's process: for tests of what a study makes of its trials, not of how they are trained. */
public final class InThisProcess implements TrialExecutor {

    private final Services services;
    private final List<CompletableFuture<TrainingJob.Outcome>> jobs = new CopyOnWriteArrayList<>();

    public InThisProcess(Services services) {
        this.services = services;
    }

    @Override
    public Training train(RunDirectory run) {
        long commands = new CommandFile(run).size();
        CompletableFuture<TrainingJob.Outcome> job = CompletableFuture.supplyAsync(
                () -> new TrainingJob(run, services, commands).run(), InThisProcess::inThreadOfItsOwn);
        jobs.add(job);
        return new Training() {
            @Override
            public boolean isOver() {
                return job.isDone();
            }

            @Override
            public Optional<String> trouble() {
                return job.isCompletedExceptionally() ? Optional.of("the training's thread failed") : Optional.empty();
            }
        };
    }

    /** The common pool has one thread on two cores. */
    static void inThreadOfItsOwn(Runnable task) {
        Thread.ofPlatform().daemon().start(task);
    }

    /** Waits until nothing is trained, and written, any more. */
    @Override
    public void close() {
        jobs.forEach(job -> job.handle((outcome, failure) -> true).join());
    }
}
