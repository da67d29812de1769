/** The program's entry, and the one place that puts its parts together. */
@NullMarked
package org.cnnworkbench.app;

import org.jspecify.annotations.NullMarked;
