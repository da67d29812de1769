package org.cnnworkbench.ui.workspace;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunOverview;
import org.cnnworkbench.ui.common.Background;

/** The runs that somebody looks at, each followed once. Used on the window's thread. */
public final class RunSessions implements AutoCloseable {

    private final Background background;
    private final Map<RunDirectory, RunSession> open = new LinkedHashMap<>();

    public RunSessions(Background background) {
        this.background = background;
    }

    /** Follows a run, or answers with who does already. */
    public RunSession open(RunDirectory run) {
        return open.computeIfAbsent(run, wanted -> new RunSession(wanted, background));
    }

    public boolean isOpen(RunDirectory run) {
        return open.containsKey(run);
    }

    /** In the order in which they were opened. */
    public Collection<RunSession> all() {
        return List.copyOf(open.values());
    }

    /** Takes over what has been told; call it some 20 times a second. */
    public void poll() {
        open.values().forEach(RunSession::poll);
    }

    /** Sees to those that were over and go on. */
    public void look(List<RunOverview> overviews) {
        for (RunOverview overview : overviews) {
            RunSession session = open.get(overview.run());
            if (session != null) {
                session.look(overview);
            }
        }
    }

    /** Stops following a run. */
    public void close(RunDirectory run) {
        RunSession session = open.remove(run);
        if (session != null) {
            session.close();
        }
    }

    @Override
    public void close() {
        open.values().forEach(RunSession::close);
        open.clear();
    }
}
