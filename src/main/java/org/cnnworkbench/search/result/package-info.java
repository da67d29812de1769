/** What a search has found: the trials' scores by fold, the table of them, and how much each dimension matters. */
@NullMarked
package org.cnnworkbench.search.result;

import org.jspecify.annotations.NullMarked;
