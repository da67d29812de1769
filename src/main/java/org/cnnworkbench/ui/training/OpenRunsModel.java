package org.cnnworkbench.ui.training;

import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunOverview;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.ui.workspace.RunSession;
import org.cnnworkbench.ui.workspace.RunSessions;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * The runs that are shown, each in its tab. Runs that are being trained are there by themselves, whoever began them; the one in front is
 * the run that all pages are about.
 */
final class OpenRunsModel implements AutoCloseable {

    private final Workspace workspace;
    private final RunSessions sessions;
    private final ObservableList<RunSession> open = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable RunSession> selected = new SimpleObjectProperty<>(null);
    private final Set<RunDirectory> closedByHand = new HashSet<>();
    private final Set<RunDirectory> seen = new HashSet<>();

    OpenRunsModel(Workspace workspace) {
        this.workspace = workspace;
        this.sessions = new RunSessions(workspace.background());
        selected.addListener((observed, before, now) -> {
            if (now != null) {
                workspace.navigator().runProperty().set(now.run());
            }
        });
        workspace.navigator().runProperty().addListener((observed, before, now) -> {
            if (now != null) {
                open(now);
            }
        });
        workspace.runs().runs().addListener((ListChangeListener<RunOverview>) change -> look());
        RunDirectory chosen = workspace.navigator().runProperty().get();
        if (chosen != null) {
            open(chosen);
        }
        look();
    }

    /** In the order of the tabs. */
    ObservableList<RunSession> open() {
        return open;
    }

    /** The one in front; null where there is none. */
    ObjectProperty<@Nullable RunSession> selectedProperty() {
        return selected;
    }

    /** Shows a run in front. */
    RunSession open(RunDirectory run) {
        closedByHand.remove(run);
        RunSession session = add(run);
        selected.set(session);
        return session;
    }

    private RunSession add(RunDirectory run) {
        RunSession session = sessions.open(run);
        if (!open.contains(session)) {
            open.add(session);
        }
        return session;
    }

    /** Shows a run no longer; it goes on. */
    void close(RunSession session) {
        closedByHand.add(session.run());
        remove(session);
    }

    private void remove(RunSession session) {
        int index = open.indexOf(session);
        boolean front = selected.get() == session;
        open.remove(session);
        sessions.close(session.run());
        if (front) {
            RunSession next = open.isEmpty() ? null : open.get(Math.min(Math.max(0, index), open.size() - 1));
            selected.set(next);
            if (next == null) {
                workspace.navigator().runProperty().set(null);
            }
        }
    }

    /** Takes over what the runs have told; call it some 20 times a second. */
    void poll() {
        sessions.poll();
    }

    private void look() {
        Set<RunDirectory> there = new HashSet<>();
        for (RunOverview overview : workspace.runs().runs()) {
            there.add(overview.run());
            RunStatus status = overview.status();
            boolean live = status != null && status.state().isLive();
            if (live && !closedByHand.contains(overview.run())) {
                RunSession session = add(overview.run());
                if (selected.get() == null) {
                    selected.set(session);
                }
            }
        }
        sessions.look(workspace.runs().runs());
        // Runs that were deleted.
        for (RunSession session : sessions.all()) {
            if (seen.contains(session.run()) && !there.contains(session.run())) {
                remove(session);
            }
        }
        seen.clear();
        seen.addAll(there);
    }

    /** What the library knows of a run; null before it has looked. */
    @Nullable
    RunOverview overview(RunDirectory run) {
        return workspace.runs().runs().stream()
                .filter(overview -> overview.run().equals(run))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        sessions.close();
    }
}
