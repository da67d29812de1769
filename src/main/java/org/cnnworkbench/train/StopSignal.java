package org.cnnworkbench.train;

/** Asked by a trainer after every batch whether a person wants it to end. */
@FunctionalInterface
public interface StopSignal {

    boolean stopRequested();

    /** Nobody will ask. */
    StopSignal NEVER = () -> false;
}
