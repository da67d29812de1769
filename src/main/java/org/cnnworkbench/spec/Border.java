package org.cnnworkbench.spec;

/**
 * Pixels added around an image. In JSON {@code 1} (all sides), {@code [1, 2]} (top and bottom, left and right) or
 * {@code [top, bottom, left, right]}.
 */
public record Border(int top, int bottom, int left, int right) {

    public static Border all(int pixels) {
        return new Border(pixels, pixels, pixels, pixels);
    }
}
