package org.cnnworkbench.train;

/** Hears of everything that happens while training, in order, on the training thread. */
@FunctionalInterface
public interface TrainingListener {

    void on(TrainingEvent event);
}
