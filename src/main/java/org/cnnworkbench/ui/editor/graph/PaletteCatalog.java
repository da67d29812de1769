package org.cnnworkbench.ui.editor.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerTypes;
import org.cnnworkbench.spec.TensorShape;
import org.jspecify.annotations.Nullable;

/** What can be put into a drawing: the layer types with settings to begin with, and pieces of several layers. */
public final class PaletteCatalog {

    /** Filters of a piece that is put where nobody knows the number of channels. */
    private static final int USUAL_CHANNELS = 32;

    /** The heading of the ready pieces. */
    public static final String PIECES = "Ready pieces";

    /**
     * One of them.
     *
     * @param id       its layer type, or the name of the piece
     * @param heading  under which it stands
     * @param group    whose colour it has
     * @param help     a sentence
     * @param keywords other words by which it is found, in lower case
     * @param maker    its layers for what flows in; null where that is not known
     */
    public record Item(
            String id, String title, String heading, LayerGroup group, String help, String keywords, Maker maker) {

        /** Whether it is meant by words that were typed, each of which may be a part of a word. */
        public boolean matches(String typed) {
            String all = (title + " " + id + " " + heading + " " + keywords).toLowerCase(Locale.ROOT);
            return Stream.of(typed.toLowerCase(Locale.ROOT).trim().split("\\s+"))
                    .allMatch(all::contains);
        }
    }

    /** What is meant by words that were typed; first what begins with them. */
    public static List<Item> found(String typed) {
        String start = typed.strip().toLowerCase(Locale.ROOT);
        return ITEMS.stream()
                .filter(item -> item.matches(typed))
                .sorted(Comparator.comparing(
                        item -> !item.title().toLowerCase(Locale.ROOT).startsWith(start)))
                .toList();
    }

    /** Makes layers. */
    @FunctionalInterface
    public interface Maker {
        List<LayerSpec> layers(@Nullable TensorShape input);
    }

    /** All, in the order of the palette. */
    public static final List<Item> ITEMS = List.of(
            layer(
                    "{\"type\":\"conv2d\",\"filters\":32,\"kernel_size\":3,\"activation\":\"relu\"}",
                    "Filters that slide over the image and look for patterns.",
                    "cnn kernel conv"),
            layer(
                    "{\"type\":\"separable_conv2d\",\"filters\":32,\"kernel_size\":3,\"activation\":\"relu\"}",
                    "A cheaper convolution: first each channel by itself, then 1×1 across the channels.",
                    "xception mobile conv"),
            layer(
                    "{\"type\":\"depthwise_conv2d\",\"kernel_size\":3,\"activation\":\"relu\"}",
                    "A convolution that looks at each channel by itself.",
                    "mobile conv"),
            layer(
                    "{\"type\":\"max_pool2d\"}",
                    "Keeps the largest value of each window: half the height and width.",
                    "subsample downsample"),
            layer(
                    "{\"type\":\"avg_pool2d\"}",
                    "The mean of each window: half the height and width.",
                    "subsample downsample mean"),
            layer(
                    "{\"type\":\"global_avg_pool2d\"}",
                    "The mean of each channel: feature maps become a vector.",
                    "gap mean"),
            layer(
                    "{\"type\":\"dense\",\"units\":128,\"activation\":\"relu\"}",
                    "Every unit sees everything that comes in.",
                    "fully connected fc linear"),
            layer(
                    "{\"type\":\"output\"}",
                    "One unit a class, with softmax: the end of every network.",
                    "softmax classes end target"),
            layer("{\"type\":\"flatten\"}", "Feature maps to a vector.", "reshape vector"),
            layer("{\"type\":\"zero_padding2d\"}", "Zeros around the image.", "border pad"),
            layer(
                    "{\"type\":\"batch_norm\"}",
                    "Brings each channel to mean 0 and deviation 1: trains faster.",
                    "normalization bn"),
            layer(
                    "{\"type\":\"activation\",\"activation\":\"relu\"}",
                    "A non-linear function as a layer of its own.",
                    "relu elu tanh sigmoid gelu swish"),
            layer("{\"type\":\"prelu\"}", "A relu whose slope below zero is learned.", "activation leaky"),
            layer(
                    "{\"type\":\"dropout\",\"rate\":0.5}",
                    "Drops a share of its inputs while training, against overfitting.",
                    "regularise"),
            layer(
                    "{\"type\":\"add\"}",
                    "The sum of two or more layers of one shape: the end of a residual block.",
                    "sum skip residual merge"),
            layer(
                    "{\"type\":\"concat\"}",
                    "Two or more layers side by side along the channels.",
                    "concatenate merge inception"),
            piece(
                    "residual_block",
                    "Residual block",
                    LayerGroup.COMBINE,
                    "Two convolutions and a way around them, added. He et al. 2016.",
                    "skip resnet",
                    PaletteCatalog::residual),
            piece(
                    "inception_block",
                    "Inception block",
                    LayerGroup.COMBINE,
                    "1×1, 3×3, 5×5 and pooling side by side. Szegedy et al. 2015.",
                    "googlenet branch",
                    PaletteCatalog::inception),
            piece(
                    "conv_conv_pool",
                    "Conv, conv, pool",
                    LayerGroup.CONVOLUTION,
                    "Two 3×3 convolutions and a max pooling. Simonyan and Zisserman 2015.",
                    "vgg block",
                    PaletteCatalog::convConvPool));

    private PaletteCatalog() {}

    private static Item layer(String json, String help, String keywords) {
        LayerSpec layer = LayerJson.read(json);
        LayerGroup group = LayerGroup.of(layer);
        String type = LayerTypes.TABLE.nameOf(layer);
        return new Item(type, LayerText.type(layer), group.title(), group, help, keywords, input -> List.of(layer));
    }

    private static Item piece(String id, String title, LayerGroup group, String help, String keywords, Maker maker) {
        return new Item(id, title, PIECES, group, help, keywords, maker);
    }

    /** As many filters as channels flow in, so that the sum fits. */
    private static List<LayerSpec> residual(@Nullable TensorShape input) {
        int channels = channels(input);
        String conv = "{\"type\":\"conv2d\",\"filters\":" + channels
                + ",\"kernel_size\":3,\"initializer\":\"he_normal\",\"use_bias\":false}";
        return read(
                conv,
                "{\"type\":\"batch_norm\"}",
                "{\"type\":\"activation\",\"activation\":\"relu\"}",
                conv,
                "{\"type\":\"batch_norm\",\"name\":\"residual_norm\"}",
                "{\"type\":\"add\",\"inputs\":[\"residual_norm\",\"input\"]}",
                "{\"type\":\"activation\",\"activation\":\"relu\"}");
    }

    private static List<LayerSpec> inception(@Nullable TensorShape input) {
        int c = Math.max(8, channels(input));
        return read(
                conv("inception_1x1", "input", c / 2, 1),
                conv("inception_3x3_reduce", "input", c / 2, 1),
                conv("inception_3x3", "inception_3x3_reduce", c, 3),
                conv("inception_5x5_reduce", "input", Math.max(1, c / 8), 1),
                conv("inception_5x5", "inception_5x5_reduce", c / 4, 5),
                "{\"type\":\"max_pool2d\",\"name\":\"inception_pool\",\"inputs\":[\"input\"],\"pool_size\":3,\"strides\":1,"
                        + "\"padding\":\"same\"}",
                conv("inception_pool_1x1", "inception_pool", c / 4, 1),
                "{\"type\":\"concat\",\"inputs\":[\"inception_1x1\",\"inception_3x3\",\"inception_5x5\","
                        + "\"inception_pool_1x1\"]}");
    }

    private static String conv(String name, String input, int filters, int kernel) {
        return "{\"type\":\"conv2d\",\"name\":\"" + name + "\",\"inputs\":[\"" + input + "\"],\"filters\":" + filters
                + ",\"kernel_size\":" + kernel + ",\"activation\":\"relu\",\"initializer\":\"he_normal\"}";
    }

    private static List<LayerSpec> convConvPool(@Nullable TensorShape input) {
        int filters = channels(input) < 16 ? USUAL_CHANNELS : Math.min(512, 2 * channels(input));
        String conv = "{\"type\":\"conv2d\",\"filters\":" + filters
                + ",\"kernel_size\":3,\"activation\":\"relu\",\"initializer\":\"he_normal\"}";
        return read(conv, conv, "{\"type\":\"max_pool2d\"}");
    }

    private static int channels(@Nullable TensorShape input) {
        return input instanceof TensorShape.Image image ? image.channels() : USUAL_CHANNELS;
    }

    private static List<LayerSpec> read(String... layers) {
        return Stream.of(layers).map(LayerJson::read).toList();
    }
}
