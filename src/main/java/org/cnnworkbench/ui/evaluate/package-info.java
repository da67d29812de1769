/** How right a network is: confusion matrix, report, mistakes. */
@NullMarked
package org.cnnworkbench.ui.evaluate;

import org.jspecify.annotations.NullMarked;
