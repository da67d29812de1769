package org.cnnworkbench.ui.editor.graph;

/** A place in the drawing where layers can be put. Layers are told by their index, -1 stands for the network's input. */
public sealed interface Gap {

    /** The layer, or -1, whose output flows into the gap. */
    int from();

    /** Behind a layer, before all that it feeds. */
    record After(int from) implements Gap {}

    /** On the one connection between two layers. */
    record Between(int from, int to) implements Gap {}
}
