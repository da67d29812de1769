package org.cnnworkbench.ui.editor;

import java.util.List;
import org.cnnworkbench.ui.editor.graph.GapSpot;
import org.jspecify.annotations.Nullable;

/** What a gesture shows over the drawing, in the drawing's pixels. */
sealed interface CanvasHint {
    /** Gaps in which something can be dropped, and the one in which it would be. */
    record Drop(List<GapSpot> spots, @Nullable GapSpot lit) implements CanvasHint {}

    /** A connection that is being drawn to a point. */
    record Connecting(int from, double x, double y, int target) implements CanvasHint {}

    /** A rectangle that selects. */
    record Band(double x, double y, double toX, double toY) implements CanvasHint {}

    /** Nothing. */
    record None() implements CanvasHint {}
}
