package org.cnnworkbench.run;

import java.util.List;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.Nearest;

/**
 * The engines that there are.
 *
 * @param all the one that {@code auto} chooses first
 */
public record Engines(List<Engine> all) {

    private static final String AUTO = "auto";
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

    /** The threads that an engine is given: as many as the machine has where a person left it open (0). */
    public static int threads(int wanted) {
        return wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
    }
}
