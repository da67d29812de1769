package org.cnnworkbench.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.cnnworkbench.engine.Engine;
import org.jspecify.annotations.Nullable;

/** Loads an engine's native code while files and images are read: each takes a good part of the time to the first batch. */
public final class EngineLoading {

    private final Engine engine;
    private final FutureTask<Void> task;

    private EngineLoading(Engine engine) {
        this.engine = engine;
        this.task = new FutureTask<>(engine::load, null);
    }

    /** Begins to load on a thread of its own. */
    public static EngineLoading begin(Engine engine) {
        EngineLoading loading = new EngineLoading(engine);
        Thread.ofPlatform().daemon().name("engine").start(loading.task);
        return loading;
    }

    /** What was begun already, where it is this engine that was meant. */
    static EngineLoading of(Engine engine, @Nullable EngineLoading begun) {
        return begun != null && begun.engine.equals(engine) ? begun : begin(engine);
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
