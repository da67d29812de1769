package org.cnnworkbench.ui.training;

import org.cnnworkbench.ui.common.PageId;
import org.jspecify.annotations.Nullable;

/**
 * Whether the experiment can be trained.
 *
 * @param ready   whether it can
 * @param text    where it can, what will be trained; otherwise why it can't
 * @param mending the page on which that is mended; null for none
 */
record Readiness(boolean ready, String text, @Nullable PageId mending) {}
