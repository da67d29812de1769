/** The second engine: LibTorch through the JavaCPP presets. Nothing outside this package knows that library. */
@NullMarked
package org.cnnworkbench.engine.torch;

import org.jspecify.annotations.NullMarked;
