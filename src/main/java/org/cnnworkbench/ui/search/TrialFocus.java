package org.cnnworkbench.ui.search;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** The trial that table and plots point at: one under the mouse, one that is chosen; {@value #NONE} for none. */
final class TrialFocus {

    static final int NONE = -1;

    private final IntegerProperty hovered = new SimpleIntegerProperty(NONE);
    private final IntegerProperty chosen = new SimpleIntegerProperty(NONE);

    IntegerProperty hoveredProperty() {
        return hovered;
    }

    IntegerProperty chosenProperty() {
        return chosen;
    }

    /** The one to stress: that under the mouse, else the chosen one. */
    int stressed() {
        return hovered.get() == NONE ? chosen.get() : hovered.get();
    }
}
