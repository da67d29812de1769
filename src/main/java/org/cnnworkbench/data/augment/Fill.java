package org.cnnworkbench.data.augment;

import org.cnnworkbench.input.Option;

/** What a moved image shows where the old one had nothing. */
public record Fill(
        @Option(
                help =
                        "What shows where the moved image has nothing: constant (fill_value) or nearest (the edge's pixels)",
                byDefault = "\"constant\"")
        FillMode fillMode,

        @Option(help = "The gray value outside the image, 0 black to 255 white", byDefault = "0", min = 0, max = 255)
        double fillValue) {

    /** Black, which is what torchvision fills with. */
    public static final Fill BLACK = new Fill(FillMode.CONSTANT, 0);
}
