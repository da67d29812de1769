/** What a search may vary: paths to fields of an experiment, the values each may take, and the experiment that a choice of values makes. */
@NullMarked
package org.cnnworkbench.search.space;

import org.jspecify.annotations.NullMarked;
