package org.cnnworkbench.queue;

import java.util.HashMap;
import java.util.Map;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.run.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of a directory that are being trained, whoever started them; a paused one, too: its process keeps its memory. While all slots
 * are known to be taken only those runs are looked at again, so that waiting costs nothing, however many runs there are.
 */
final class LiveRuns {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRuns.class);

    private final RunStore store;
    private final Map<RunDirectory, Device> known = new HashMap<>();

    LiveRuns(RunStore store) {
        this.store = store;
    }

    /** Whether fewer than so many runs are trained on a device. */
    boolean areFewerThan(int slots, Device device) {
        known.keySet().removeIf(run -> !RunLock.isHeld(run));
        if (count(device) >= slots) {
            return false;
        }
        store.list().stream()
                .filter(run -> !known.containsKey(run) && RunLock.isHeld(run))
                .forEach(run -> known.put(run, device(run)));
        return count(device) < slots;
    }

    private long count(Device device) {
        return known.values().stream().filter(device::equals).count();
    }

    private static Device device(RunDirectory run) {
        try {
            return Device.of(run.experiment());
        } catch (InputException e) {
            LOG.warn("counted as a run on the CPU: {}", e.getMessage());
            return Device.CPU;
        }
    }
}
