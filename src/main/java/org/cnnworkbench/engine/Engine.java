package org.cnnworkbench.engine;

import java.util.List;

/** A deep-learning library behind one door. */
public interface Engine {

    /** By which a person asks for it: {@code torch} or {@code dl4j}. */
    String name();

    Network build(NetworkPlan plan);

    /** What runs compute with, for the record of a run: library, version, native code, threads. */
    EngineDescription describe();

    /**
     * What a process that trains with this engine is started with. Loads no native code.
     *
     * @param threads that native code may compute with
     */
    ProcessNeeds processNeeds(int threads);

    /** Looks whether everything that makes this engine fast and right is in force; takes a second or two. */
    List<HealthCheck> check();
}
