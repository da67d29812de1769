package org.cnnworkbench.data.augment;

/** What a moved image shows where the old one had nothing. */
public enum FillMode {
    /** One value everywhere outside. */
    CONSTANT,
    /** The nearest pixel of the edge. */
    NEAREST
}
