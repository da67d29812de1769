package org.cnnworkbench.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.cnnworkbench.engine.Engine;

/** Loads an engine's native code while images are read: each takes a good part of the time to the first batch. */
final class EngineLoading {

    private final FutureTask<Void> task;

    private EngineLoading(Engine engine) {
        task = new FutureTask<>(engine::load, null);
    }

    static EngineLoading begin(Engine engine) {
        EngineLoading loading = new EngineLoading(engine);
        Thread.ofPlatform().daemon().name("engine").start(loading.task);
        return loading;
    }

    /** Waits until it is loaded, and throws what kept it from that. */
    void await() throws InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException("loading an engine failed", e);
        }
    }
}
