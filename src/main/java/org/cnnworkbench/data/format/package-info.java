/** Reads data sets: one loader a file format, found by the scheme of a data set reference. */
@NullMarked
package org.cnnworkbench.data.format;

import org.jspecify.annotations.NullMarked;
