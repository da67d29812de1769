/** What a network learns from: images in memory, where they come from, how they are split, prepared and cut into batches. */
@NullMarked
package org.cnnworkbench.data;

import org.jspecify.annotations.NullMarked;
