/** What a network is: the immutable description, its shapes and its diagnostics. Nothing here computes with images. */
@NullMarked
package org.cnnworkbench.spec;

import org.jspecify.annotations.NullMarked;
