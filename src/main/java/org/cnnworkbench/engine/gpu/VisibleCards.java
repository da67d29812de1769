package org.cnnworkbench.engine.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cards that this process may use: NVIDIA's variable {@code CUDA_VISIBLE_DEVICES} names some by number or by the beginning of their UUID, in the
 * order in which programs are to number them, and ends at the first that is not there (CUDA C++ Programming Guide, "CUDA Environment
 * Variables"). {@code nvidia-smi} doesn't heed it.
 */
final class VisibleCards {

    static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

    private VisibleCards() {}

    /** @param value of the variable; null where it is not set, and everything is visible */
    static Gpus of(Gpus all, @Nullable String value) {
        if (value == null) {
            return all;
        }
        List<Gpu> visible = new ArrayList<>();
        for (String name : value.split(",")) {
            Optional<Gpu> named = named(all, name.strip());
            if (named.isEmpty()) {
                break;
            }
            visible.add(named.get().withIndex(visible.size()));
        }
        return new Gpus(all.driver(), visible, all.problem());
    }

    private static Optional<Gpu> named(Gpus all, String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return all.cards().stream()
                .filter(card -> name.equals(Integer.toString(card.index()))
                        || (wanted.startsWith("GPU-")
                                && card.uuid().toUpperCase(Locale.ROOT).startsWith(wanted)))
                .findFirst();
    }
}
