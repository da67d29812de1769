package org.cnnworkbench.engine.torch;

import org.cnnworkbench.spec.Border;
import org.cnnworkbench.spec.Padding;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.spec.WindowGeometry;
import org.jspecify.annotations.Nullable;

/** A window that slides over images of one shape; pairs are rows and columns. */
record Window(Size kernel, Size stride, Size gap, Border border) {

    static Window of(Size kernel, Size strides, Padding padding, Size dilation, TensorShape.Image input) {
        return new Window(kernel, strides, dilation, WindowGeometry.border(padding, input, kernel, strides, dilation));
    }

    static Window pool(Size window, @Nullable Size strides, Padding padding, TensorShape.Image input) {
        return of(window, strides == null ? window : strides, padding, Size.square(1), input);
    }

    /** One pixel, which stands still. */
    static Window point() {
        return new Window(Size.square(1), Size.square(1), Size.square(1), Border.all(0));
    }

    long[] kernels() {
        return pair(kernel);
    }

    long[] strides() {
        return pair(stride);
    }

    long[] dilation() {
        return pair(gap);
    }

    /** Whether the border is alike on opposite sides. */
    boolean isEven() {
        return border.top() == border.bottom() && border.left() == border.right();
    }

    private static long[] pair(Size size) {
        return new long[] {size.height(), size.width()};
    }
}
