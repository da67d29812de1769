package org.cnnworkbench.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.engine.ProcessNeeds;
import org.cnnworkbench.engine.gpu.CardSupport;
import org.cnnworkbench.engine.gpu.DeviceWish;
import org.cnnworkbench.engine.gpu.GpuProbe;
import org.cnnworkbench.engine.gpu.Gpus;
import org.cnnworkbench.engine.gpu.Placement;
import org.cnnworkbench.engine.gpu.Placing;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.Nearest;
import org.cnnworkbench.train.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * The engines that there are, and where each of them may compute.
 *
 * @param all   the one that {@code auto} chooses first, on the processor
 * @param probe looks for graphics cards; asked only where an engine could use one
 */
public record Engines(List<Engine> all, GpuProbe probe) {

    /** The word for leaving it open. */
    public static final String AUTO = "auto";

    public Engines {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("engines: expected at least one");
        }
    }

    /** With this machine's graphics cards. */
    public Engines(List<Engine> all) {
        this(all, new GpuProbe());
    }

    /**
     * Finds the engine that an experiment asks for, where it computes.
     *
     * @param name   an engine's, or {@code auto}
     * @param device {@code cpu}, {@code cuda:N} or {@code auto}
     * @throws InputException where there is no such engine or device, or it doesn't compute there
     */
    public Engine find(String name, String device) {
        return at(name, place(name, DeviceWish.parse(device)));
    }

    /** Whether that engine there would compute on a card; as {@link #find}. */
    public boolean isOnCard(String name, String device) {
        return place(name, DeviceWish.parse(device)).isOnCard();
    }

    private Engine named(String name) {
        if (name.equals(AUTO)) {
            return all.getFirst();
        }
        List<String> names = all.stream().map(Engine::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new InputException("engine: expected " + AUTO + " or one of " + String.join(", ", names)
                    + ", received \"" + name + "\"" + Nearest.hint(name, names));
        }
        return all.get(index);
    }

    /** The engine of a name, or the first of those that can, where a run is to compute. */
    Engine at(String name, Placement place) {
        Engine engine = named(name);
        return place.isOnCard() ? named(place.engines().getFirst()).on(place) : engine;
    }

    /**
     * On what a run computes, and with which engines: what was settled before this process was started, where it was started for a run.
     * What is left open stays as it was before, if the run has been computed before: only then is it exact.
     *
     * @param before what it computed with so far; null for nothing
     * @throws InputException where what is asked for can't be had
     */
    public Placement place(TrainingSettings settings, @Nullable EngineDescription before) {
        DeviceWish wish = DeviceWish.parse(settings.device());
        if (before == null) {
            return place(settings.engine(), wish);
        }
        String engine = isOpen(settings) && all.stream().anyMatch(e -> e.name().equals(before.engine()))
                ? before.engine()
                : settings.engine();
        if (!(wish instanceof DeviceWish.Auto)) {
            return place(engine, wish);
        }
        try {
            return place(engine, DeviceWish.parse(Placement.deviceOf(before.device())));
        } catch (InputException e) {
            // That card is gone, or was another machine's.
            return place(engine, wish);
        }
    }

    private Placement place(String name, DeviceWish wish) {
        Engine first = named(name);
        List<CardSupport> supports = (name.equals(AUTO) ? all : List.of(first))
                .stream().map(Engine::cards).toList();
        String settled = System.getenv(Placement.VARIABLE);
        if (settled != null) {
            return Placement.settled(settled, supports);
        }
        boolean noNeedToLook = wish instanceof DeviceWish.Cpu
                || (wish instanceof DeviceWish.Auto && supports.stream().noneMatch(CardSupport::packed));
        return new Placing(noNeedToLook ? Gpus.NONE : probe.look(), supports).choose(wish);
    }

    /** What can compute on which of the machine's cards; looks at them. */
    public Placing cards() {
        return new Placing(probe.look(), all.stream().map(Engine::cards).toList());
    }

    /** Whether an engine of this build could use a graphics card. */
    public boolean mayUseCards() {
        return all.stream().anyMatch(engine -> engine.cards().packed());
    }

    /**
     * Finds the engine by which a trained network answers, always on the processor, which every machine has: the one that trained it, where
     * that was left open.
     *
     * @throws InputException where there is no such engine
     */
    public Engine forAnswers(TrainingSettings settings, @Nullable EngineDescription before) {
        Engine engine = named(settings.engine());
        if (before == null || !isOpen(settings)) {
            return engine;
        }
        return all.stream()
                .filter(other -> other.name().equals(before.engine()))
                .findFirst()
                .orElse(engine);
    }

    /**
     * The engine that will most likely compute; empty where it depends on the machine's cards, which takes a look.
     *
     * @param before what the run computed with so far; null for nothing
     */
    Optional<Engine> likely(TrainingSettings settings, @Nullable EngineDescription before) {
        return mayUseCards() ? Optional.empty() : Optional.of(forAnswers(settings, before));
    }

    /** The engine of that name, if there is one. */
    public Optional<Engine> byName(String name) {
        return all.stream().filter(engine -> engine.name().equals(name)).findFirst();
    }

    /** Whether a person left open which engine computes. */
    public static boolean isOpen(TrainingSettings settings) {
        return settings.engine().equals(AUTO);
    }

    /**
     * What a process is started with that trains: what all engines need, where it is left open which it will be.
     *
     * @param before what the run computed with so far; null for nothing
     * @throws InputException as {@link #place}
     */
    public ProcessNeeds processNeeds(TrainingSettings settings, @Nullable EngineDescription before) {
        Placement place = place(settings, before);
        ProcessNeeds needs = place.isOnCard()
                ? at(settings.engine(), place).processNeeds(threads(settings.threads()))
                : needsForAnswers(settings);
        if (!mayUseCards()) {
            return needs;
        }
        Map<String, String> environment = new HashMap<>(needs.environment());
        environment.put(Placement.VARIABLE, place.variable());
        return new ProcessNeeds(environment, needs.jvmOptions());
    }

    /**
     * What a process is started with in which a trained network answers.
     *
     * @throws InputException where there is no such engine
     */
    public ProcessNeeds needsForAnswers(TrainingSettings settings) {
        int threads = threads(settings.threads());
        Engine engine = named(settings.engine());
        return isOpen(settings) ? processNeedsOfAll(threads) : engine.processNeeds(threads);
    }

    /** What a process is started with in which any engine may compute on the processor; what the first one needs counts most. */
    public ProcessNeeds processNeedsOfAll(int threads) {
        return all.stream()
                .map(engine -> engine.processNeeds(threads))
                .reduce(ProcessNeeds::and)
                .orElseThrow();
    }

    /** The threads that an engine is given: as many as the machine has where a person left it open (0). */
    public static int threads(int wanted) {
        return wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
    }
}
