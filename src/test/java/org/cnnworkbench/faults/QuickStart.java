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
 * An engine whose processes are started hundreds of times and never live long: their Java compiles quickly instead of well, which halves
 * the time until the first batch.
 */
record QuickStart(Engine engine) implements Engine {

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
        List<String> options = new ArrayList<>(needs.jvmOptions());
        options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        return new ProcessNeeds(needs.environment(), options);
    }

    @Override
    public List<HealthCheck> check() {
        return engine.check();
    }
}
