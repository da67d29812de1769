package org.cnnworkbench.engine;

import java.util.List;
import org.cnnworkbench.engine.dl4j.Dl4jEngine;
import org.cnnworkbench.engine.gpu.Placement;
import org.cnnworkbench.engine.torch.TorchEngine;
import org.cnnworkbench.run.Engines;
import org.jspecify.annotations.Nullable;

/**
 * The engines that tests of engines are about: those of the processor or, with {@code -Dcard=cuda:0}, the one that computes on that card
 * (docs/GPU.md). One process loads one engine's code for cards, so the others keep away then.
 */
final class EnginesUnderTest {

    /** The property that names a card. */
    static final String CARD = "card";

    private static final @Nullable Engine ON_CARD = onCard();

    private EnginesUnderTest() {}

    private static @Nullable Engine onCard() {
        String card = System.getProperty(CARD);
        if (card == null) {
            return null;
        }
        Engine torch = new TorchEngine();
        // Made only where it is the one: it settles what the process loads.
        Engines engines = new Engines(torch.cards().packed() ? List.of(torch) : List.of(new Dl4jEngine()));
        Engine engine = engines.find(Engines.AUTO, card);
        // Loads the code for cards before anything else of the library is loaded.
        String device = Placement.deviceOf(engine.describe().device());
        if (!device.equals(card)) {
            throw new IllegalStateException("asked for " + card + ", got " + device);
        }
        return engine;
    }

    /** What the contract of layers holds for. */
    static List<Engine> all() {
        return ON_CARD != null ? List.of(ON_CARD) : List.of(new Dl4jEngine(), new TorchEngine());
    }

    /** The one whose repeated steps are looked at. */
    static Engine first() {
        return ON_CARD != null ? ON_CARD : new TorchEngine();
    }

    /** The one that it is to agree with. */
    static Engine other() {
        return ON_CARD != null ? new TorchEngine() : new Dl4jEngine();
    }
}
