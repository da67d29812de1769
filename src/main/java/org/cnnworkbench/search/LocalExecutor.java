package org.cnnworkbench.search;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.cnnworkbench.engine.ProcessNeeds;
import org.cnnworkbench.run.EngineBefore;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.run.Services;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains in processes of this machine that live as long as the study: each trains one run after the other. A process that dies takes the
 * run that it is at with it and no other; the next run gets a new one.
 */
public final class LocalExecutor implements TrialExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(LocalExecutor.class);

    private final Services services;
    private final Path log;
    private final boolean bound;
    private final List<WorkerProcess> idle = new ArrayList<>();
    private final List<Local> going = new ArrayList<>();

    /** @param log what the processes print is added there */
    public LocalExecutor(Services services, Path log) {
        this(services, log, false);
    }

    private LocalExecutor(Services services, Path log, boolean bound) {
        this.services = services;
        this.log = log;
        this.bound = bound;
    }

    /** One whose processes end in the middle of a training when it is closed, or when this process ends, however it ends. */
    public static LocalExecutor bound(Services services, Path log) {
        return new LocalExecutor(services, log, true);
    }

    @Override
    public Training train(RunDirectory run) {
        if (RunLock.isHeld(run)) {
            return new ForeignTraining(run);
        }
        ProcessNeeds needs =
                services.engines().processNeeds(run.experiment().training(), EngineBefore.of(run.record()));
        Local training = new Local(worker(needs));
        going.add(training);
        try {
            training.worker.train(run);
        } catch (UncheckedIOException e) {
            // It has just died, which whoever waits for the training will see.
            LOG.warn("{}", e.getMessage());
        }
        return training;
    }

    private WorkerProcess worker(ProcessNeeds needs) {
        Iterator<WorkerProcess> waiting = idle.iterator();
        while (waiting.hasNext()) {
            WorkerProcess worker = waiting.next();
            waiting.remove();
            if (worker.suits(needs)) {
                return worker;
            }
            letGo(worker);
        }
        return new WorkerProcess(needs, services, log, bound);
    }

    private static void letGo(WorkerProcess worker) {
        try {
            worker.close();
        } catch (UncheckedIOException e) {
            // It is dead already.
            LOG.info("{}", e.getMessage());
        }
    }

    @Override
    public void close() {
        idle.forEach(LocalExecutor::letGo);
        going.forEach(training -> letGo(training.worker));
        idle.clear();
        going.clear();
    }

    /** One by a process of our own. */
    private final class Local implements Training {

        private final WorkerProcess worker;
        private boolean over;
        private @Nullable String death;

        Local(WorkerProcess worker) {
            this.worker = worker;
        }

        @Override
        public boolean isOver() {
            if (!over && worker.isDone()) {
                over = true;
                going.remove(this);
                death = worker.death().orElse(null);
                if (death == null) {
                    idle.add(worker);
                } else {
                    letGo(worker);
                }
            }
            return over;
        }

        @Override
        public Optional<String> trouble() {
            return Optional.ofNullable(death);
        }
    }
}
