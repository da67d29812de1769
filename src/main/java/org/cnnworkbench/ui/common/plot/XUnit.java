package org.cnnworkbench.ui.common.plot;

/** What the x axis counts. */
public enum XUnit {
    EPOCH("Epoch"),
    STEP("Step"),
    TIME("Time");

    private final String title;

    XUnit(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
