package org.cnnworkbench.engine.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.engine.HealthCheck;
import org.cnnworkbench.engine.NativeProcess;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.ProcessNeeds;
import org.cnnworkbench.engine.gpu.CardNatives;
import org.cnnworkbench.engine.gpu.CardProcess;
import org.cnnworkbench.engine.gpu.CardSupport;
import org.cnnworkbench.engine.gpu.Gpu;
import org.cnnworkbench.engine.gpu.Placement;
import org.jspecify.annotations.Nullable;

/** LibTorch, the library below PyTorch, on the CPU or on a graphics card. */
public final class TorchEngine implements Engine {

    public static final String NAME = "torch";

    private final @Nullable Placement card;
    private final boolean rehearses;

    /** On the processor. */
    public TorchEngine() {
        this(null, false);
    }

    private TorchEngine(@Nullable Placement card, boolean rehearses) {
        this.card = card;
        this.rehearses = rehearses;
    }

    /** One that computes on the processor just what it would compute on a card; by it that can be checked where there is none. */
    public static TorchEngine rehearsal() {
        return new TorchEngine(null, true);
    }

    /** Whether its native code comes with the program for this system. */
    public static boolean isPacked() {
        return TorchRuntime.isPacked();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CardSupport cards() {
        return CardNatives.torch(NAME);
    }

    @Override
    public Engine on(Placement place) {
        return place.isOnCard() ? new TorchEngine(place, false) : this;
    }

    private Place place() {
        if (rehearses) {
            return Place.rehearsal();
        }
        return card == null
                ? Place.PROCESSOR
                : Place.card(card.card().map(Gpu::indexHere).orElseThrow());
    }

    @Override
    public void load() {
        if (card == null) {
            TorchRuntime.load();
        } else {
            TorchRuntime.loadForCards();
        }
    }

    @Override
    public Network build(NetworkPlan plan) {
        load();
        return new TorchNetwork(plan, place());
    }

    @Override
    public EngineDescription describe() {
        load();
        return new EngineDescription(
                NAME,
                TorchRuntime.version(),
                card == null ? TorchRuntime.instructions() : "cuda " + TorchRuntime.cuda(),
                card == null ? "cpu" : card.description(),
                TorchRuntime.threads());
    }

    @Override
    public ProcessNeeds processNeeds(int threads) {
        Map<String, String> environment = NativeProcess.environment(threads);
        environment.put("OPENBLAS_NUM_THREADS", "1");
        List<String> options = new ArrayList<>(List.of(NativeProcess.mostMemoryOption(), "-XX:+UseG1GC"));
        if (card != null) {
            environment.putAll(CardProcess.environment(card));
            // cuBLAS gives the same bits each time only with memory of its own (NVIDIA, cuBLAS, "Results
            // reproducibility").
            environment.put("CUBLAS_WORKSPACE_CONFIG", ":4096:8");
            options.add("-D" + TorchRuntime.EXTENSION_PROPERTY + "=" + TorchRuntime.CARD_EXTENSION);
        }
        return new ProcessNeeds(environment, options);
    }

    @Override
    public List<HealthCheck> check() {
        load();
        return card == null ? TorchSelfTest.run() : TorchCardTest.run(place());
    }
}
