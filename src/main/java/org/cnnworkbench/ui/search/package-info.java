/** The Search page: what is searched around the experiment, and the studies with their trials and plots. */
@NullMarked
package org.cnnworkbench.ui.search;

import org.jspecify.annotations.NullMarked;
