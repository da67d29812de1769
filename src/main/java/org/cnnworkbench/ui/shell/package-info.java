/** The window: rail of pages, menu, status bar, settings. */
@NullMarked
package org.cnnworkbench.ui.shell;

import org.jspecify.annotations.NullMarked;
