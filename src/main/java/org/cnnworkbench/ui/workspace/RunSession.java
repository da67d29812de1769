package org.cnnworkbench.ui.workspace;

import java.util.Objects;
import java.util.concurrent.Future;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cnnworkbench.run.JournalEntry;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunFollower;
import org.cnnworkbench.run.RunOverview;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/**
 * One run, followed from its first event on a thread of its own, live or as it was. What is told is collected there; the window's thread
 * asks for it as often as it can show it, with {@link #poll}.
 */
public final class RunSession implements AutoCloseable {

    private final RunDirectory run;
    private final Background background;
    private final RunFollower follower;
    private final RunJournal journal;
    private final ReadOnlyObjectWrapper<RunProgress> progress;
    private @Nullable Future<?> following;
    private @Nullable Throwable failure;

    /** Begins to follow. */
    public RunSession(RunDirectory run, Background background) {
        this.run = run;
        this.background = background;
        this.follower = new RunFollower(run);
        this.journal = new RunJournal(run);
        this.progress = new ReadOnlyObjectWrapper<>(journal.progress());
        follow();
    }

    public RunDirectory run() {
        return run;
    }

    /** What was known when last asked. */
    public ReadOnlyObjectProperty<RunProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public RunProgress progress() {
        return progress.get();
    }

    /** Why it can't be followed; null where it can. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Takes over what has been told since. */
    public void poll() {
        RunProgress now;
        synchronized (journal) {
            if (journal.revision() == progress.get().revision()) {
                return;
            }
            now = journal.progress();
        }
        progress.set(now);
    }

    /** A run that was over may have been gone on with. */
    public void look(RunOverview overview) {
        RunStatus now = overview.status();
        RunStatus ended = progress.get().status();
        // What the overview says may be older than the end.
        boolean another = now != null
                && now.state().isLive()
                && (ended == null
                        || !Objects.equals(
                                now.record().started(), ended.record().started()));
        if (another) {
            goOn();
        }
    }

    /** Follows a run that was over and has been begun again. */
    public void goOn() {
        if (following == null) {
            synchronized (journal) {
                journal.goesOn();
            }
            follow();
        }
    }

    private void follow() {
        failure = null;
        following = background.run(this::followToTheEnd, status -> following = null, problem -> {
            following = null;
            failure = problem;
            synchronized (journal) {
                journal.damaged(String.valueOf(problem.getMessage()));
            }
        });
    }

    private RunStatus followToTheEnd() throws InterruptedException {
        synchronized (journal) {
            journal.opened();
        }
        RunStatus status = follower.follow(this::take, this::damaged);
        synchronized (journal) {
            journal.ended(status);
        }
        return status;
    }

    private void take(JournalEntry entry) {
        synchronized (journal) {
            journal.add(entry);
        }
    }

    private void damaged(String damage) {
        synchronized (journal) {
            journal.damaged(damage);
        }
    }

    /** Stops following; the run goes on. */
    @Override
    public void close() {
        if (following != null) {
            following.cancel(true);
            following = null;
        }
    }
}
