package org.cnnworkbench.search;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.LineFile;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.search.StudyEvent.Ending;
import org.cnnworkbench.search.StudyEvent.TrialAdded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a study's process does: makes trials until there are enough, then trains the best once more. All that it knows is in the study's
 * directory: killed at any moment and started again, it goes on where it was; trainings that went on meanwhile are waited for, not begun
 * again.
 */
public final class StudyRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StudyRunner.class);
    private static final long PAUSE_MILLIS = 30;

    private final StudyDirectory study;
    private final Services services;
    private final StudyPlan plan;
    private final int workers;
    private final LineFile<StudyEvent> journal;
    private final Requests requests;
    private final List<TrialRun> running = new ArrayList<>();

    private StudyState state = StudyState.EMPTY;
    private boolean stopping;
    private boolean exhausted;

    /**
     * @param workers trials that are trained at once; 0 for as many as planned
     * @throws InputException where the plan is damaged
     */
    public StudyRunner(StudyDirectory study, Services services, int workers) {
        this.study = study;
        this.services = services;
        this.plan = study.plan();
        this.workers = workers > 0 ? workers : plan.workers();
        this.journal = study.events();
        this.requests = new Requests(study);
    }

    /**
     * Works until the study is complete, or a person asks to stop.
     *
     * @throws InputException where something is wrong that concerns all trials, or another process is at work on the study
     */
    public Ending run(TrialExecutor executor) throws InterruptedException {
        Optional<RunLock> lock = RunLock.tryAcquire(study.path(), StudyDirectory.lockName());
        if (lock.isEmpty()) {
            throw new InputException("study " + study + ": another process is at work on it");
        }
        try (RunLock held = lock.get()) {
            state = state.after(journal.after(0).values());
            tell(new StudyEvent.Started(ProcessHandle.current().pid(), workers));
            try {
                StudyEvent.Finished end = work(executor);
                tell(end);
                return end.ending();
            } catch (RuntimeException e) {
                tellFailure(e);
                throw e;
            }
        }
    }

    /** Whoever waits for the study shall learn why it ended, where there is still space to write it down. */
    private void tellFailure(RuntimeException failure) {
        try {
            tell(new StudyEvent.Finished(
                    Ending.FAILED, Objects.requireNonNullElse(failure.getMessage(), failure.toString())));
        } catch (UncheckedIOException e) {
            failure.addSuppressed(e);
        }
    }

    private void tell(StudyEvent event) {
        journal.append(event);
        state = state.after(List.of(event));
        LOG.info("{}", event);
    }

    private StudyEvent.Finished work(TrialExecutor executor) throws InterruptedException {
        SearchedNetworks networks = SearchedNetworks.of(plan, services);
        Proposals proposals = new Proposals(plan, networks);
        RunStore store = new RunStore(study.path(), services.clock());
        hear(networks);
        do {
            search(networks, proposals, store, executor);
            if (!stopping && plan.refit()) {
                refit(networks, store, executor);
            }
            // What was asked for in the meantime, perhaps while the best was trained once more.
            hear(networks);
        } while (!stopping && !isEnough(proposals));
        return finished();
    }

    /** Makes trials and trains them until there are enough, or a person asks to stop. */
    private void search(SearchedNetworks networks, Proposals proposals, RunStore store, TrialExecutor executor)
            throws InterruptedException {
        while (!running.isEmpty() || (!stopping && !isEnough(proposals))) {
            hear(networks);
            tellNews(executor);
            running.forEach(TrialRun::advance);
            running.removeIf(TrialRun::isOver);
            if (!stopping && running.size() < workers && !isEnough(proposals)) {
                Optional<Trial> waiting = waiting();
                if (waiting.isPresent()) {
                    begin(waiting.get(), networks, proposals, store, executor);
                } else if (proposals.isDue(state)) {
                    exhausted = proposals.next(state, this::tell).isEmpty();
                }
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void tellNews(TrialExecutor executor) {
        executor.news().forEach(news -> tell(new StudyEvent.Note(news)));
    }

    /** The first that is not over and that nobody is at: also those that were begun before this process. */
    private Optional<Trial> waiting() {
        return state.trials().stream()
                .filter(trial -> !trial.isOver() && running.stream().noneMatch(run -> run.number() == trial.number()))
                .findFirst();
    }

    private boolean isEnough(Proposals proposals) {
        return waiting().isEmpty() && (exhausted || state.trials().size() >= proposals.target(state));
    }

    private void begin(
            Trial trial, SearchedNetworks networks, Proposals proposals, RunStore store, TrialExecutor executor) {
        running.add(new TrialRun(
                study,
                plan,
                trial.number(),
                networks.experiment(trial.point()),
                store,
                executor,
                proposals.others(state, trial.number()),
                this::tell));
    }

    private void hear(SearchedNetworks networks) {
        for (Requests.Numbered heard : requests.look()) {
            if (heard.number() > state.requests()) {
                hear(heard, networks);
            }
        }
    }

    private void hear(Requests.Numbered heard, SearchedNetworks networks) {
        switch (heard.request()) {
            case StudyRequest.Stop stop -> {
                // One that nobody was there to hear is not meant for this process.
                if (!heard.old() && !stopping) {
                    stopping = true;
                    running.forEach(TrialRun::leave);
                }
            }
            case StudyRequest.SetTrials set -> tell(new StudyEvent.TrialsSet(set.trials(), heard.number()));
            case StudyRequest.AddTrial add -> {
                try {
                    tell(new TrialAdded(
                            state.trials().size(), null, networks.check(plan, add.point()), heard.number()));
                } catch (InputException e) {
                    tell(new StudyEvent.RequestRefused(
                            heard.number(), Objects.requireNonNullElse(e.getMessage(), "it can't be trained")));
                }
            }
        }
    }

    private void refit(SearchedNetworks networks, RunStore store, TrialExecutor executor) throws InterruptedException {
        Optional<Trial> best = state.best();
        if (best.isEmpty()) {
            return;
        }
        StudyEvent.Refitted before = state.refitted();
        if (before != null && before.trial() == best.get().number()) {
            return;
        }
        Refit refit = new Refit(
                study, plan, best.get(), networks.experiment(best.get().point()), store, executor);
        while (!refit.isOver()) {
            hear(networks);
            if (stopping) {
                refit.leave();
            }
            tellNews(executor);
            refit.advance();
            Thread.sleep(PAUSE_MILLIS);
        }
        refit.event().ifPresent(this::tell);
    }

    private StudyEvent.Finished finished() {
        if (stopping) {
            return new StudyEvent.Finished(Ending.STOPPED, "stopped on request; the study can go on");
        }
        long complete = state.trials().stream().filter(Trial::isComplete).count();
        return new StudyEvent.Finished(
                Ending.COMPLETED, complete + " of " + state.trials().size() + " trials are complete");
    }
}
