package org.cnnworkbench.engine;

import java.util.List;
import org.cnnworkbench.engine.gpu.CardSupport;
import org.cnnworkbench.engine.gpu.Placement;

/** A deep-learning library behind one door. */
public interface Engine {

    /** By which a person asks for it: {@code torch} or {@code dl4j}. */
    String name();

    /** On which graphics cards it can compute. Loads no native code. */
    default CardSupport cards() {
        return CardSupport.none(name());
    }

    /**
     * This engine where it is to compute, on the processor or on a card that {@link #cards} doesn't refuse.
     *
     * @throws IllegalArgumentException where it can't
     */
    default Engine on(Placement place) {
        if (place.isOnCard()) {
            throw new IllegalArgumentException(name() + " computes on the processor only");
        }
        return this;
    }

    /**
     * Loads native code unless it is there, which takes up to a second. Whoever builds networks needn't ask for it; whoever has other things to
     * do meanwhile may, from any thread.
     */
    void load();

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
