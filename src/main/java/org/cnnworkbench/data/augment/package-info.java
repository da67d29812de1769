/** Augmentations: pure functions from an image and a source of randomness to an image, and the pipeline that orders them. */
@NullMarked
package org.cnnworkbench.data.augment;

import org.jspecify.annotations.NullMarked;
