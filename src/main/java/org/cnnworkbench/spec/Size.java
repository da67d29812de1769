package org.cnnworkbench.spec;

/** Two lengths in pixels, along height and along width: a kernel, a stride, a dilation. In JSON {@code 3} or {@code [3, 3]}. */
public record Size(int height, int width) {

    public static Size square(int side) {
        return new Size(side, side);
    }

    @Override
    public String toString() {
        return height + "×" + width;
    }
}
