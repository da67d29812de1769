package org.cnnworkbench.data.format;

import org.cnnworkbench.spec.TensorShape;

/**
 * Images of one shape.
 *
 * @param pixels one array an image, height × width × channels unsigned bytes
 */
record ImageArray(TensorShape.Image shape, byte[][] pixels) {}
