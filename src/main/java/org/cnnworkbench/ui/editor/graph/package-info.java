/** The drawing as a graph: edits, mends, layout. Pure functions, no window. */
@NullMarked
package org.cnnworkbench.ui.editor.graph;

import org.jspecify.annotations.NullMarked;
