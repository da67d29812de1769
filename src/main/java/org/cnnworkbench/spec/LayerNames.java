package org.cnnworkbench.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the layers of a network are called: by names of their own, or by type and position. */
public final class LayerNames {

    private LayerNames() {}

    /** A name a layer, in their order; own names as they stand, made ones with underscores behind where the name is taken. */
    public static List<String> of(ArchitectureSpec spec) {
        Set<String> taken = new HashSet<>();
        taken.add(Wiring.NETWORK_INPUT);
        for (LayerSpec layer : spec.layers()) {
            String own = layer.wiring().name();
            if (own != null) {
                taken.add(own);
            }
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < spec.layers().size(); i++) {
            LayerSpec layer = spec.layers().get(i);
            String name = layer.wiring().name();
            if (name == null) {
                StringBuilder made = new StringBuilder(LayerTypes.TABLE.nameOf(layer) + "_" + i);
                while (!taken.add(made.toString())) {
                    made.append('_');
                }
                name = made.toString();
            }
            names.add(name);
        }
        return names;
    }
}
