/** What the pages share: the experiment being edited, its images, the runs, the settings. Knows no controls. */
@NullMarked
package org.cnnworkbench.ui.workspace;

import org.jspecify.annotations.NullMarked;
