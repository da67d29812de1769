package org.cnnworkbench.eval;

/**
 * How a mosaic is drawn.
 *
 * @param scale         pixels that a number takes in each direction, padding included; 1 to {@value #MAX_SCALE}
 * @param padding       numbers' worth of space between tiles, 0 to {@value #MAX_PADDING}
 * @param normalization which minimum is black and which maximum is white
 * @param channels      how the input channels of a filter are shown; of no concern to activations
 */
public record MosaicOptions(int scale, int padding, Normalization normalization, Channels channels) {

    public static final int MAX_SCALE = 256;
    public static final int MAX_PADDING = 256;

    /**
     * One pixel a weight, 4 pixels between, gray over the whole image: tflearn's well-known {@code display_convolutions}, pixel by pixel.
     */
    public static final MosaicOptions CLASSIC = new MosaicOptions(1, 4, Normalization.IMAGE, Channels.SEPARATE);

    /** Which numbers span the grays from black to white. */
    public enum Normalization {
        /** All weights and the zeros of the padding: where weights have both signs the padding is gray and shows what 0 looks like. */
        IMAGE,
        /** All weights of the layer; the padding is black. Tiles can be compared. */
        LAYER,
        /** Each tile its own; the padding is black. Faint tiles can be seen, but not compared. */
        TILE
    }

    /** What becomes a tile. */
    public enum Channels {
        /** Each channel of each filter: all channels of filter 0, then all of filter 1, and so on. */
        SEPARATE,
        /** Each filter in colour; only for filters with three channels. */
        RGB,
        /** Each filter, its channels added up. */
        SUM
    }

    public MosaicOptions {
        if (scale < 1 || scale > MAX_SCALE || padding < 0 || padding > MAX_PADDING) {
            throw new IllegalArgumentException("mosaic: expected a scale of 1 to " + MAX_SCALE
                    + " and a padding of 0 to " + MAX_PADDING + ", received " + scale + " and " + padding);
        }
    }

    public MosaicOptions withScale(int newScale) {
        return new MosaicOptions(newScale, padding, normalization, channels);
    }

    public MosaicOptions withPadding(int newPadding) {
        return new MosaicOptions(scale, newPadding, normalization, channels);
    }

    public MosaicOptions withNormalization(Normalization newNormalization) {
        return new MosaicOptions(scale, padding, newNormalization, channels);
    }

    public MosaicOptions withChannels(Channels newChannels) {
        return new MosaicOptions(scale, padding, normalization, newChannels);
    }
}
