package org.cnnworkbench.ui.workspace;

import java.time.Instant;
import org.cnnworkbench.ui.common.plot.PlotMark;

/**
 * Something that happened to a run, for a list and for its curves.
 *
 * @param place in words: {@code after epoch 3}
 * @param mark  where it stands on the curves, and what it was in a few words
 */
public record RunEvent(Instant time, String place, PlotMark mark) {}
