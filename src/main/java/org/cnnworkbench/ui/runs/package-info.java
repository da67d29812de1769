/** The table of all runs. */
@NullMarked
package org.cnnworkbench.ui.runs;

import org.jspecify.annotations.NullMarked;
