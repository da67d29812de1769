/** What a network has learned: filters, activations, weights. */
@NullMarked
package org.cnnworkbench.ui.inspect;

import org.jspecify.annotations.NullMarked;
