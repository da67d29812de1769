/** The port behind which a deep-learning library stands: build, fit, predict, weights in and out. */
@NullMarked
package org.cnnworkbench.engine;

import org.jspecify.annotations.NullMarked;
