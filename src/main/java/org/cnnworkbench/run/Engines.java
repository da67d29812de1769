package org.cnnworkbench.run;

import java.util.List;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.engine.ProcessNeeds;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.Nearest;
import org.cnnworkbench.train.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * The engines that there are.
 *
 * @param all the one that {@code auto} chooses first
 */
public record Engines(List<Engine> all) {

    /** The word for leaving it open. */
    public static final String AUTO = "auto";

    private static final String CPU = "cpu";

    public Engines {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("engines: expected at least one");
        }
    }

    /**
     * Finds the engine that an experiment asks for.
     *
     * @param name   an engine's, or {@code auto}
     * @param device {@code cpu}
     * @throws InputException where there is no such engine or it doesn't compute there
     */
    public Engine find(String name, String device) {
        if (!device.equals(CPU)) {
            throw new InputException("device: expected " + CPU + ", received \"" + device + "\"");
        }
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

    /**
     * Finds the engine that a run computes with: the one that it computed with before, where that was left open.
     *
     * @throws InputException as {@link #find}
     */
    public Engine of(TrainingSettings settings, @Nullable EngineDescription before) {
        Engine engine = find(settings.engine(), settings.device());
        if (before == null || !isOpen(settings)) {
            return engine;
        }
        return all.stream()
                .filter(other -> other.name().equals(before.engine()))
                .findFirst()
                .orElse(engine);
    }

    /** Whether a person left open which engine computes. */
    public static boolean isOpen(TrainingSettings settings) {
        return settings.engine().equals(AUTO);
    }

    /**
     * What a process is started with that trains: what all engines need, where it is left open which it will be.
     *
     * @throws InputException as {@link #find}
     */
    public ProcessNeeds processNeeds(TrainingSettings settings) {
        int threads = threads(settings.threads());
        Engine engine = find(settings.engine(), settings.device());
        return isOpen(settings) ? processNeedsOfAll(threads) : engine.processNeeds(threads);
    }

    /** What a process is started with in which any engine may compute; what the last one needs counts most. */
    public ProcessNeeds processNeedsOfAll(int threads) {
        return all.reversed().stream()
                .map(engine -> engine.processNeeds(threads))
                .reduce(ProcessNeeds::and)
                .orElseThrow();
    }

    /** The threads that an engine is given: as many as the machine has where a person left it open (0). */
    public static int threads(int wanted) {
        return wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
    }
}
