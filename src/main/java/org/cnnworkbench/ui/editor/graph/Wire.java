package org.cnnworkbench.ui.editor.graph;

/** Where a layer gets an input from. */
public sealed interface Wire {

    /** The network's input. */
    Wire INPUT = new From(-1);

    /** @param node id of a layer in its {@link WireGraph}, -1 for the network's input */
    record From(int node) implements Wire {}

    /** A name that no layer has. */
    record Unknown(String name) implements Wire {}
}
