package org.cnnworkbench.engine.gpu;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cnnworkbench.input.InputException;

/** On what a person wants a run to compute. */
public sealed interface DeviceWish {

    /** The word for leaving it open. */
    String AUTO = "auto";

    /** The word for the processor. */
    String CPU = "cpu";

    /** A card that an installed engine serves, where there is one; else the processor. */
    record Auto() implements DeviceWish {}

    /** The processor. */
    record Cpu() implements DeviceWish {}

    /** The card of that number. */
    record Card(int index) implements DeviceWish {}

    Pattern NUMBERED = Pattern.compile("cuda(?::(\\d{1,3}))?");

    /**
     * @param text {@code auto}, {@code cpu}, {@code cuda:1}, or {@code cuda} for the first card
     * @throws InputException for anything else
     */
    static DeviceWish parse(String text) {
        if (text.equals(AUTO)) {
            return new Auto();
        }
        if (text.equals(CPU)) {
            return new Cpu();
        }
        Matcher card = NUMBERED.matcher(text);
        if (!card.matches()) {
            throw new InputException("device: expected " + AUTO + ", " + CPU + " or cuda:N, received \"" + text
                    + "\"; doctor lists the graphics cards by their numbers");
        }
        return new Card(card.group(1) == null ? 0 : Integer.parseInt(card.group(1)));
    }
}
