package org.cnnworkbench.data.augment;

/**
 * Where a pixel of the new image comes from: the pixel at column x and row y is read at column {@code xx·x + xy·y + x0} and row
 * {@code yx·x + yy·y + y0} of the old one. Columns count to the right, rows down, and whole numbers are the centres of pixels.
 */
public record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {

    /** Every pixel stays where it is. */
    public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    /** The image moved right and down by the given number of pixels. */
    public static Affine shift(double right, double down) {
        return new Affine(1, 0, 0 - right, 0, 1, 0 - down); // 0 −, because −0.0 is not IDENTITY
    }

    /** The linear map (xx, xy; yx, yy) around the centre of an image. */
    public static Affine aroundCentre(int height, int width, double xx, double xy, double yx, double yy) {
        double x = (width - 1) / 2.0;
        double y = (height - 1) / 2.0;
        return new Affine(xx, xy, x - xx * x - xy * y, yx, yy, y - yx * x - yy * y);
    }

    /** This step and then the next one, as a single step: the image is sampled once instead of twice. */
    public Affine then(Affine next) {
        return new Affine(
                xx * next.xx + xy * next.yx,
                xx * next.xy + xy * next.yy,
                xx * next.x0 + xy * next.y0 + x0,
                yx * next.xx + yy * next.yx,
                yx * next.xy + yy * next.yy,
                yx * next.x0 + yy * next.y0 + y0);
    }
}
