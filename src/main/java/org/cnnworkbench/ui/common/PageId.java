package org.cnnworkbench.ui.common;

/** The pages, in the order of the rail. */
public enum PageId {
    DESIGN("Design", "Draw the network"),
    DATA("Data", "Choose and look at the images"),
    TRAIN("Train", "Train and watch it learn"),
    SEARCH("Search", "Find better settings by trying many"),
    INSPECT("Inspect", "See filters and activations"),
    EVALUATE("Evaluate", "See where it is right and wrong"),
    RUNS("Runs", "All runs, to compare and to open again");

    private final String title;
    private final String purpose;

    PageId(String title, String purpose) {
        this.title = title;
        this.purpose = purpose;
    }

    public String title() {
        return title;
    }

    /** In a few words, for the tooltip. */
    public String purpose() {
        return purpose;
    }
}
