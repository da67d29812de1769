/**
 * Runs that wait for a free slot: the order in which they are begun, and the process that begins them. A queue belongs to a directory of
 * runs.
 */
@NullMarked
package org.cnnworkbench.queue;

import org.jspecify.annotations.NullMarked;
