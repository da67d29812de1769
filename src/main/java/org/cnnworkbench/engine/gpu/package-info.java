/** Graphics cards: what there is, which engine can compute on which, and which one a run gets. Loads no native code. */
@NullMarked
package org.cnnworkbench.engine.gpu;

import org.jspecify.annotations.NullMarked;
