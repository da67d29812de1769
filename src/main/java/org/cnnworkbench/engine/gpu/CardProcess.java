package org.cnnworkbench.engine.gpu;

import java.util.Map;

/** What a process that computes on a card is started with, whichever engine computes. */
public final class CardProcess {

    private CardProcess() {}

    /**
     * It sees its card alone, which it then numbers 0. Cards are named by the driver's own name: CUDA numbers them by their speed unless told
     * otherwise, and not as {@code nvidia-smi} does.
     */
    public static Map<String, String> environment(Placement place) {
        return place.card()
                .map(card -> Map.of("CUDA_DEVICE_ORDER", "PCI_BUS_ID", VisibleCards.VARIABLE, card.uuid()))
                .orElse(Map.of());
    }
}
