package org.cnnworkbench.cli;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What a process does when the terminal or another process sends it a signal. Systems that don't have the signal, and a Java that was told
 * to leave signals alone ({@code -Xrs}), stay as they are.
 */
final class Signals {

    private static final String INTERRUPT = "INT";
    private static final String HANG_UP = "HUP";

    private Signals() {}

    /** Puts back what was in force before. */
    interface Handling extends AutoCloseable {
        @Override
        void close();
    }

    /** Does something at every Ctrl-C, on a thread of its own, instead of ending the process. */
    static Handling onInterrupt(Runnable action) {
        try {
            Signal interrupt = new Signal(INTERRUPT);
            SignalHandler before = Signal.handle(interrupt, signal -> action.run());
            return () -> Signal.handle(interrupt, before);
        } catch (IllegalArgumentException notHere) {
            return () -> {};
        }
    }

    /** Ctrl-C and the closing of a terminal mean whoever shows a run, never the process that trains it. */
    static void ignoreTerminal() {
        ignore(INTERRUPT);
        ignore(HANG_UP);
    }

    private static void ignore(String name) {
        try {
            Signal.handle(new Signal(name), SignalHandler.SIG_IGN);
        } catch (IllegalArgumentException notHere) {
            return;
        }
    }
}
