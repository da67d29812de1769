/** The layer editor: palette, canvas, properties, text. */
@NullMarked
package org.cnnworkbench.ui.editor;

import org.jspecify.annotations.NullMarked;
