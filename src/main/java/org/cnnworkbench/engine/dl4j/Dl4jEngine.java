package org.cnnworkbench.engine.dl4j;

import java.util.HashMap;
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
import org.cnnworkbench.engine.gpu.Placement;
import org.cnnworkbench.input.InputException;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/** DeepLearning4J 1.0.0-M2.1 on the CPU, or on a graphics card by ND4J's back end for CUDA 11.6. */
public final class Dl4jEngine implements Engine {

    public static final String NAME = "dl4j";

    private final @Nullable Placement card;

    /** On the processor. Settles which native library will be loaded; it is loaded when it is first needed. */
    public Dl4jEngine() {
        this(null);
        NativeLibrary.select(Processor.current());
        selectBackend();
    }

    private Dl4jEngine(@Nullable Placement card) {
        this.card = card;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CardSupport cards() {
        return CardNatives.nd4j(NAME);
    }

    @Override
    public Engine on(Placement place) {
        if (!place.isOnCard()) {
            return this;
        }
        Dl4jEngine there = new Dl4jEngine(place);
        there.selectBackend();
        return there;
    }

    private void selectBackend() {
        if (cards().packed()) {
            Backends.select(card != null);
        }
    }

    @Override
    public void load() {
        if (card == null) {
            Nd4j.getEnvironment();
            Deallocation.takeOver();
            return;
        }
        try {
            System.setProperty(NativeLibrary.EXTENSION_PROPERTY, "");
            Nd4j.getEnvironment();
            Deallocation.takeOver();
        } catch (LinkageError | RuntimeException e) {
            throw new InputException(
                    "engine dl4j: ND4J's native code for graphics cards can't be loaded (" + e
                            + "): look whether nvidia-smi shows the card, or use --device cpu",
                    e);
        }
    }

    @Override
    public Network build(NetworkPlan plan) {
        load();
        return new Dl4jNetwork(plan, card != null);
    }

    @Override
    public EngineDescription describe() {
        load();
        return new EngineDescription(
                NAME,
                NativeLibrary.version(),
                card == null ? NativeLibrary.selected() : "cuda 11.6",
                card == null ? "cpu" : card.description(),
                Nd4j.getEnvironment().maxThreads());
    }

    @Override
    public ProcessNeeds processNeeds(int threads) {
        if (card == null) {
            return Dl4jProcess.needs(threads, Processor.current());
        }
        Map<String, String> environment = new HashMap<>(NativeProcess.environment(threads));
        environment.putAll(CardProcess.environment(card));
        return new ProcessNeeds(
                environment, List.of("-D" + NativeLibrary.EXTENSION_PROPERTY + "=", NativeProcess.mostMemoryOption()));
    }

    @Override
    public List<HealthCheck> check() {
        load();
        return card == null
                ? new Dl4jSelfTest(Nd4j.getEnvironment().maxThreads()).run()
                : List.of(new HealthCheck(
                        "back end",
                        !Nd4j.getEnvironment().isCPU(),
                        Nd4j.getBackend().getClass().getSimpleName(),
                        ""));
    }
}
