package org.cnnworkbench.data;

import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of preprocessing under the names that files use. */
final class PreprocessingTypes {

    private PreprocessingTypes() {}

    static Map<String, Class<? extends Preprocessing>> classes() {
        Map<String, Class<? extends Preprocessing>> classes = new LinkedHashMap<>();
        classes.put("none", Preprocessing.None.class);
        classes.put("scale", Preprocessing.Scale.class);
        classes.put("zero_mean_pixel", Preprocessing.ZeroMeanPixel.class);
        classes.put("zero_mean_channel", Preprocessing.ZeroMeanChannel.class);
        classes.put("standardise", Preprocessing.Standardise.class);
        return classes;
    }
}
