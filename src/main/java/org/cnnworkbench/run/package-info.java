/**
 * The run directory, which is all there is to know of a training: what was asked, what happened event by event, what was learned, and the
 * process that does it.
 */
@NullMarked
package org.cnnworkbench.run;

import org.jspecify.annotations.NullMarked;
