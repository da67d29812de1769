/** Curves over time, drawn on a canvas: a million points stay smooth. */
@NullMarked
package org.cnnworkbench.ui.common.plot;

import org.jspecify.annotations.NullMarked;
