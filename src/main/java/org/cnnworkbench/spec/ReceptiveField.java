package org.cnnworkbench.spec;

import java.util.List;

/**
 * What one output number of a layer sees of the network's input, in pixels, and how far two neighbours' views lie apart (the jump). The
 * recurrence is that of Araujo et al. 2019, "Computing receptive fields": field grows by (effective kernel − 1) · jump, jump by the
 * stride. Sizes past 2^31 − 1 stay there.
 */
record ReceptiveField(Size size, Size jump) {

    static final ReceptiveField PIXEL = new ReceptiveField(Size.square(1), Size.square(1));

    ReceptiveField through(Size kernel, Size strides, Size dilation) {
        return new ReceptiveField(
                new Size(
                        grown(size.height(), kernel.height(), dilation.height(), jump.height()),
                        grown(size.width(), kernel.width(), dilation.width(), jump.width())),
                new Size(
                        Saturating.toInt((long) jump.height() * strides.height()),
                        Saturating.toInt((long) jump.width() * strides.width())));
    }

    /** For a layer whose every output number depends on all that it is given. */
    static ReceptiveField whole(TensorShape.Image input) {
        return new ReceptiveField(new Size(input.height(), input.width()), Size.square(1));
    }

    /** Along the longest of several paths. */
    static ReceptiveField widest(List<ReceptiveField> paths) {
        ReceptiveField widest = PIXEL;
        for (ReceptiveField path : paths) {
            widest = new ReceptiveField(larger(widest.size, path.size), larger(widest.jump, path.jump));
        }
        return widest;
    }

    private static Size larger(Size a, Size b) {
        return new Size(Math.max(a.height(), b.height()), Math.max(a.width(), b.width()));
    }

    private static int grown(int field, int kernel, int dilation, int jump) {
        long reach = WindowGeometry.effectiveKernel(kernel, dilation) - 1;
        return Saturating.toInt(Saturating.add(field, Saturating.multiply(reach, jump)));
    }
}
