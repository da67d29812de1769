package org.cnnworkbench.search;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cnnworkbench.run.CommandFile;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.run.TrainingJob;

/** Trains in threads of the test's process: for tests of what a study makes of its trials, not of how they are trained. */
public record InThisProcess(Services services) implements TrialExecutor {

    @Override
    public Training train(RunDirectory run) {
        long commands = new CommandFile(run).size();
        CompletableFuture<TrainingJob.Outcome> job = CompletableFuture.supplyAsync(
                () -> new TrainingJob(run, services, commands).run(), InThisProcess::inThreadOfItsOwn);
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

    @Override
    public void close() {}
}
