package org.cnnworkbench.engine.gpu;

import java.util.List;
import java.util.Optional;

/**
 * What a look at the machine's graphics cards found.
 *
 * @param driver  its version; empty where there is no driver, or it doesn't tell
 * @param cards   in the order of their numbers
 * @param problem what kept the look from being a whole one, in words; empty where nothing did
 */
public record Gpus(Optional<DriverVersion> driver, List<Gpu> cards, String problem) {

    public Gpus {
        cards = List.copyOf(cards);
    }

    /** A machine without a driver for NVIDIA's cards. */
    public static final Gpus NONE = new Gpus(Optional.empty(), List.of(), "");

    static Gpus unknown(String problem) {
        return new Gpus(Optional.empty(), List.of(), problem);
    }

    /** The card of a number. */
    public Optional<Gpu> card(int index) {
        return cards.stream().filter(card -> card.index() == index).findFirst();
    }
}
