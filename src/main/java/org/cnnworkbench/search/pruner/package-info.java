/** Which trials are given up before their end. */
@NullMarked
package org.cnnworkbench.search.pruner;

import org.jspecify.annotations.NullMarked;
