package org.cnnworkbench.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Why a run computes with the engine that it computes with, where a person left that open.
 *
 * @param engine its name
 * @param reason in words
 * @param speeds of the engines that were timed, on this machine with this network and batch size
 */
public record EngineChoice(String engine, String reason, List<Speed> speeds) {

    public EngineChoice {
        speeds = List.copyOf(speeds);
    }

    /**
     * @param millisPerStep for one training step, the quickest of some
     */
    public record Speed(String engine, double millisPerStep) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %.1f ms a step", engine, millisPerStep);
        }
    }

    /** {@code torch 12.3 ms a step, dl4j 45.0 ms a step}; empty where nothing was timed. */
    public String speedsInWords() {
        return speeds.stream().map(Speed::toString).collect(Collectors.joining(", "));
    }
}
