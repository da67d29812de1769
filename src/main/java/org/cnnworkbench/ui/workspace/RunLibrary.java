package org.cnnworkbench.ui.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cnnworkbench.queue.RunQueue;
import org.cnnworkbench.queue.RunStates;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunOverview;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.ui.common.Background;

/**
 * All runs of the directory and where they stand, looked at once a second on a thread of its own. Runs are told apart by their id; the
 * list changes only where something about a run has changed.
 */
public final class RunLibrary implements AutoCloseable {

    private static final long PERIOD_MS = 1000;

    /** At the first look, which reads every record, so many runs are shown at a time. */
    private static final int FIRST_SIGHT = 50;

    /** @param stamp of the record's file when it was read */
    private record Known(String stamp, RunOverview overview) {}

    private final Supplier<RunStore> stores;
    private final Services services;
    private final Background background;
    private final Consumer<Throwable> failures;
    private final ObservableList<RunOverview> runs = FXCollections.observableArrayList();
    private final ObservableList<RunOverview> shown = FXCollections.unmodifiableObservableList(runs);
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "runs");
        thread.setDaemon(true);
        return thread;
    });
    /** Of runs looked at before, by the watcher's thread alone. */
    private final Map<RunDirectory, Known> known = new HashMap<>();

    /** Of studies, opened here. */
    private final Set<RunDirectory> watched = ConcurrentHashMap.newKeySet();

    private volatile List<RunOverview> last = List.of();
    private volatile String lastFailure = "";

    /**
     * @param stores   the store as the settings name it now
     * @param failures told where looking went wrong, once a kind
     */
    public RunLibrary(
            Supplier<RunStore> stores, Services services, Background background, Consumer<Throwable> failures) {
        this.stores = stores;
        this.services = services;
        this.background = background;
        this.failures = failures;
    }

    /** Begins to look. */
    public void start() {
        var ignored = watcher.scheduleWithFixedDelay(this::look, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    /** Looks soon, without waiting for the next second: something has just been done to a run. */
    public void refresh() {
        try {
            watcher.execute(this::look);
        } catch (RejectedExecutionException closed) {
            // The window has been closed meanwhile: nobody looks any more.
            return;
        }
    }

    /** Looks at a run of a study too, which lies elsewhere: the other pages can be about it then. */
    public void watch(RunDirectory run) {
        if (watched.add(run)) {
            refresh();
        }
    }

    /** Whether a run is one of the directory, and no study's. */
    public boolean isOwn(RunDirectory run) {
        return !watched.contains(run);
    }

    /** The runs, those of studies first, the others oldest first. Changes on the window's thread. */
    public ObservableList<RunOverview> runs() {
        return shown;
    }

    public RunStore store() {
        return stores.get();
    }

    /** The queue that the runs wait in. */
    public RunQueue queue() {
        return new RunQueue(store(), services, note -> {});
    }

    public Clock clock() {
        return services.clock();
    }

    private void look() {
        try {
            RunStore store = stores.get();
            RunStates states = RunStates.of(new RunQueue(store, services, note -> {}));
            List<RunOverview> found = new ArrayList<>();
            boolean first = last.isEmpty();
            for (RunDirectory run : all(store)) {
                found.add(overview(run, states));
                if (first && found.size() % FIRST_SIGHT == 0) {
                    List<RunOverview> soFar = List.copyOf(found);
                    background.onWindow(() -> ListMerge.merge(runs, soFar, RunOverview::run));
                }
            }
            known.keySet().retainAll(found.stream().map(RunOverview::run).collect(Collectors.toSet()));
            lastFailure = "";
            if (!found.equals(last)) {
                last = List.copyOf(found);
                List<RunOverview> now = last;
                background.onWindow(() -> ListMerge.merge(runs, now, RunOverview::run));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            String failure = String.valueOf(e);
            if (!failure.equals(lastFailure)) {
                lastFailure = failure;
                background.onWindow(() -> failures.accept(e));
            }
        }
    }

    private List<RunDirectory> all(RunStore store) {
        List<RunDirectory> own = store.list();
        List<RunDirectory> all = new ArrayList<>(watched.stream()
                .filter(run -> run.isRun() && !own.contains(run))
                .sorted(Comparator.comparing(RunDirectory::path))
                .toList());
        all.addAll(own);
        return all;
    }

    /** A run that is over is read again only when its record has been written again: a thousand old runs cost a thousand glances. */
    private RunOverview overview(RunDirectory run, RunStates states) {
        String stamp = stamp(run);
        Known before = known.get(run);
        if (before != null && before.stamp.equals(stamp) && isOver(before.overview)) {
            RunStatus status = before.overview.status();
            if (status == null || states.of(run, status).equals(status)) {
                return before.overview;
            }
        }
        RunOverview now = RunOverview.of(run, states::of);
        known.put(run, new Known(stamp, now));
        return now;
    }

    private static boolean isOver(RunOverview overview) {
        RunStatus status = overview.status();
        return status == null || status.state().isOver();
    }

    private static String stamp(RunDirectory run) {
        try {
            Path file = run.path().resolve("run.json");
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "missing";
        }
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
