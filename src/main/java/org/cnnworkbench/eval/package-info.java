/** How well a network does and what it has learned: confusion matrix, per-class report, metrics, and pictures of filters and activations. */
@NullMarked
package org.cnnworkbench.eval;

import org.jspecify.annotations.NullMarked;
