package org.cnnworkbench.run;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Reads a journal from the first event on and then as it grows. */
public final class JournalFollower {

    private static final long PAUSE_MILLIS = 50;

    private final JournalReader reader;
    private final BooleanSupplier alive;
    private final Consumer<String> damages;
    private int damagesTold;

    /** @param alive whether somebody may still write; asked before each look, so that nothing written before the end is missed */
    public JournalFollower(JournalReader reader, BooleanSupplier alive) {
        this(reader, alive, damage -> {});
    }

    /** @param damages hears of each damage of the journal once */
    public JournalFollower(JournalReader reader, BooleanSupplier alive, Consumer<String> damages) {
        this.reader = reader;
        this.alive = alive;
        this.damages = damages;
    }

    /**
     * Hands on every event, and returns when nobody writes any more and all is read.
     *
     * @throws InterruptedException where this thread was interrupted
     */
    public void follow(Consumer<JournalEntry> listener) throws InterruptedException {
        while (true) {
            boolean mayGrow = alive.getAsBoolean();
            List<JournalEntry> entries = reader.readNew();
            tellDamages();
            entries.forEach(listener);
            if (!mayGrow) {
                return;
            }
            if (entries.isEmpty()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void tellDamages() {
        List<String> all = reader.damages();
        all.subList(damagesTold, all.size()).forEach(damages);
        damagesTold = all.size();
    }
}
