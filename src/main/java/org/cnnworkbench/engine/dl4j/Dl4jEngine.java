package org.cnnworkbench.engine.dl4j;

import java.util.List;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.engine.HealthCheck;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.ProcessNeeds;
import org.nd4j.linalg.factory.Nd4j;

/** DeepLearning4J 1.0.0-M2.1 on the CPU. */
public final class Dl4jEngine implements Engine {

    public static final String NAME = "dl4j";

    /** Settles which native library will be loaded; it is loaded when it is first needed. */
    public Dl4jEngine() {
        NativeLibrary.select(Processor.current());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Network build(NetworkPlan plan) {
        return new Dl4jNetwork(plan);
    }

    @Override
    public EngineDescription describe() {
        return new EngineDescription(
                NAME,
                NativeLibrary.version(),
                NativeLibrary.selected(),
                "cpu",
                Nd4j.getEnvironment().maxThreads());
    }

    @Override
    public ProcessNeeds processNeeds(int threads) {
        return Dl4jProcess.needs(threads, Processor.current());
    }

    @Override
    public List<HealthCheck> check() {
        return new Dl4jSelfTest(Nd4j.getEnvironment().maxThreads()).run();
    }
}
