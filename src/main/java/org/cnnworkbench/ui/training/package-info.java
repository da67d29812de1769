/** Starting, steering and watching runs. */
@NullMarked
package org.cnnworkbench.ui.training;

import org.jspecify.annotations.NullMarked;
