package org.cnnworkbench.ui.data;

import java.util.List;
import java.util.stream.Stream;
import org.cnnworkbench.spec.TensorShape;

/**
 * By how much a picture is enlarged or reduced; whole steps only, so that every pixel of it is as large as the next.
 *
 * @param magnify screen pixels on a side of an image's pixel
 * @param reduce  only each so-manieth pixel is drawn; 1 where magnify is more than 1
 */
record Zoom(int magnify, int reduce) {

    static final Zoom NONE = new Zoom(1, 1);

    private static final List<Zoom> ALL = Stream.concat(
                    Stream.of(16, 8, 6, 4, 3, 2).map(reduce -> new Zoom(1, reduce)),
                    Stream.of(1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32).map(magnify -> new Zoom(magnify, 1)))
            .toList();

    private static final int SMALLEST_SIDE = 14;
    private static final int LARGEST_SIDE = 320;

    /** Those at which images of this shape are neither specks nor fill the screen; at least one. */
    static List<Zoom> levels(TensorShape.Image shape) {
        int side = Math.max(shape.height(), shape.width());
        List<Zoom> fitting = ALL.stream()
                .filter(zoom -> zoom.of(side) >= SMALLEST_SIDE && zoom.of(side) <= LARGEST_SIDE)
                .toList();
        return fitting.isEmpty() ? List.of(NONE) : fitting;
    }

    /** The largest of the levels at which an image's longer side has at most so many screen pixels; else the smallest level. */
    static int levelFor(TensorShape.Image shape, int pixels) {
        List<Zoom> levels = levels(shape);
        int side = Math.max(shape.height(), shape.width());
        int level = 0;
        for (int i = 0; i < levels.size(); i++) {
            level = levels.get(i).of(side) <= pixels ? i : level;
        }
        return level;
    }

    /** The largest at which the image fits into a square of so many screen pixels. */
    static Zoom fitting(TensorShape.Image shape, int pixels) {
        int side = Math.max(shape.height(), shape.width());
        return side <= pixels ? new Zoom(pixels / side, 1) : new Zoom(1, Math.ceilDiv(side, pixels));
    }

    /** Screen pixels that so many image pixels take. */
    int of(int pixels) {
        return Math.ceilDiv(pixels, reduce) * magnify;
    }

    /** ×4, or 1/2. */
    String text() {
        return reduce > 1 ? "1/" + reduce : "×" + magnify;
    }
}
