/** Runs that are trained elsewhere: their directories are mirrored over a socket while they grow, and go on from what arrived. */
@NullMarked
package org.cnnworkbench.search.remote;

import org.jspecify.annotations.NullMarked;
