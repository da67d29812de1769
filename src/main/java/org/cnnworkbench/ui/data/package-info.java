/** Choosing, looking at and preparing images, and the augmentation studio. */
@NullMarked
package org.cnnworkbench.ui.data;

import org.jspecify.annotations.NullMarked;
