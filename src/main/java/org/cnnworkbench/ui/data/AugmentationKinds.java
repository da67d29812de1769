package org.cnnworkbench.ui.data;

import java.util.List;
import java.util.Map;
import org.cnnworkbench.data.augment.AugmentationTypes;
import org.cnnworkbench.input.FieldInfo;

/** The kinds of augmentation as people choose and set them. */
final class AugmentationKinds {

    private static final Map<String, String> HELP = Map.ofEntries(
            Map.entry("horizontal_flip", "Left and right swapped"),
            Map.entry("vertical_flip", "Top and bottom swapped"),
            Map.entry("rotation", "Turned around the centre"),
            Map.entry("shift", "Moved up, down, left or right"),
            Map.entry("zoom", "Enlarged or shrunk around the centre"),
            Map.entry("shear", "Slanted to a side"),
            Map.entry("crop", "A random piece of the image with a border around it"),
            Map.entry("brightness", "Lighter or darker"),
            Map.entry("contrast", "Stronger or weaker differences"),
            Map.entry("color_jitter", "Brightness, contrast, saturation and hue together"),
            Map.entry("gaussian_noise", "Random noise on every pixel"),
            Map.entry("random_erasing", "A random rectangle erased"));

    /** What a step begins with where its defaults would change nothing, or where it has none. */
    private static final Map<String, String> START = Map.of(
            "rotation", "{\"type\": \"rotation\", \"degrees\": 10}",
            "shift", "{\"type\": \"shift\", \"height\": 0.1, \"width\": 0.1}",
            "shear", "{\"type\": \"shear\", \"degrees\": 10}",
            "brightness", "{\"type\": \"brightness\", \"amount\": 0.2}",
            "contrast", "{\"type\": \"contrast\", \"amount\": 0.2}",
            "color_jitter",
                    "{\"type\": \"color_jitter\", \"brightness\": 0.2, \"contrast\": 0.2, \"saturation\": 0.2,"
                            + " \"hue\": 0.05}",
            "gaussian_noise", "{\"type\": \"gaussian_noise\", \"stddev\": 0.05}");

    /**
     * What a slider covers: the useful part of what is allowed, else a hand could not set it finely. The field beside takes all that is
     * allowed.
     */
    private static final Map<String, Span> USEFUL = Map.ofEntries(
            Map.entry("rotation.degrees", new Span(0, 90, 1)),
            Map.entry("shear.degrees", new Span(0, 45, 1)),
            Map.entry("zoom.min", new Span(0.5, 1.5, 0.01)),
            Map.entry("zoom.max", new Span(0.5, 1.5, 0.01)),
            Map.entry("shift.height", new Span(0, 0.5, 0.01)),
            Map.entry("shift.width", new Span(0, 0.5, 0.01)),
            Map.entry("crop.padding", new Span(0, 16, 1)),
            Map.entry("color_jitter.hue", new Span(0, 0.5, 0.01)),
            Map.entry("gaussian_noise.stddev", new Span(0, 0.5, 0.01)),
            Map.entry("random_erasing.min_aspect", new Span(0.1, 5, 0.1)),
            Map.entry("random_erasing.max_aspect", new Span(0.1, 5, 0.1)),
            Map.entry("random_erasing.value", new Span(0, 255, 1)),
            Map.entry("fill_value", new Span(0, 255, 1)));

    private static final Span SHARE = new Span(0, 1, 0.01);

    /**
     * What a slider covers.
     *
     * @param step between two values that it can have
     */
    record Span(double low, double high, double step) {

        /** The nearest value that the slider can have, without the noise of binary fractions. */
        double round(double value) {
            double steps = Math.rint(value / step);
            return Math.clamp(Math.rint(steps * step * 1e6) / 1e6, low, high);
        }
    }

    private AugmentationKinds() {}

    /** In the order in which they are offered. */
    static List<String> all() {
        return List.copyOf(AugmentationTypes.TABLE.names());
    }

    /** {@code horizontal_flip} as people read it. */
    static String title(String name) {
        String words = name.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String help(String type) {
        return HELP.getOrDefault(type, title(type));
    }

    /** A new step as JSON. */
    static String start(String type) {
        return START.getOrDefault(type, "{\"type\": \"" + type + "\"}");
    }

    static List<FieldInfo> fields(String type) {
        return AugmentationTypes.TABLE.fields(type);
    }

    /** What the slider of a number covers. */
    static Span span(String type, String field) {
        Span own = USEFUL.get(type + "." + field);
        return own != null ? own : USEFUL.getOrDefault(field, SHARE);
    }
}
