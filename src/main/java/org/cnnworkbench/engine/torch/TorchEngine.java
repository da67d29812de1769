package org.cnnworkbench.engine.torch;

import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.engine.HealthCheck;
import org.cnnworkbench.engine.NativeProcess;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.ProcessNeeds;

/** LibTorch, the library below PyTorch, on the CPU. */
public final class TorchEngine implements Engine {

    public static final String NAME = "torch";

    /** Whether its native code comes with the program for this system. */
    public static boolean isPacked() {
        return TorchRuntime.isPacked();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Network build(NetworkPlan plan) {
        TorchRuntime.load();
        return new TorchNetwork(plan);
    }

    @Override
    public EngineDescription describe() {
        return new EngineDescription(
                NAME, TorchRuntime.version(), TorchRuntime.instructions(), "cpu", TorchRuntime.threads());
    }

    @Override
    public ProcessNeeds processNeeds(int threads) {
        Map<String, String> environment = NativeProcess.environment(threads);
        environment.put("OPENBLAS_NUM_THREADS", "1");
        return new ProcessNeeds(environment, List.of(NativeProcess.mostMemoryOption()));
    }

    @Override
    public List<HealthCheck> check() {
        return TorchSelfTest.run();
    }
}
