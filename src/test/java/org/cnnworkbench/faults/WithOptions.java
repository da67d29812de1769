package org.cnnworkbench.faults;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.engine.HealthCheck;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.ProcessNeeds;

/**
 * An engine whose processes get further options.
 *
 * @param options of Java; of those that contradict each other the last counts
 */
record WithOptions(Engine engine, List<String> options) implements Engine {

    /** For processes that are started hundreds of times and never live long: compiled quickly instead of well, which halves their start. */
    static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    @Override
    public void load() {
        engine.load();
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Network build(NetworkPlan plan) {
        return engine.build(plan);
    }

    @Override
    public EngineDescription describe() {
        return engine.describe();
    }

    @Override
    public ProcessNeeds processNeeds(int threads) {
        ProcessNeeds needs = engine.processNeeds(threads);
        List<String> all = new ArrayList<>(needs.jvmOptions());
        all.addAll(options);
        return new ProcessNeeds(needs.environment(), all);
    }

    @Override
    public List<HealthCheck> check() {
        return engine.check();
    }
}
