package org.cnnworkbench.ui.editor.graph;

import org.cnnworkbench.spec.ArchitectureSpec;

/**
 * The one sensible way to put something right.
 *
 * @param title of the button, in a few words
 * @param after the architecture with that done
 */
public record Mend(String title, ArchitectureSpec after) {}
