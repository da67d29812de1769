/** Draws networks: on a canvas and as SVG, by the same strokes. */
@NullMarked
package org.cnnworkbench.ui.editor.paint;

import org.jspecify.annotations.NullMarked;
