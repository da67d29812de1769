/** Which point a search tries next: grid, random and TPE, each a pure function of the space, a seed, the trial's number and what is known. */
@NullMarked
package org.cnnworkbench.search.sampler;

import org.jspecify.annotations.NullMarked;
