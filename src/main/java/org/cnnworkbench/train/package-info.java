/** An experiment and its training: settings, the epochs' loop, the rules of learning rate and stopping, and the events that tell of it. */
@NullMarked
package org.cnnworkbench.train;

import org.jspecify.annotations.NullMarked;
