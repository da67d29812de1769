package org.cnnworkbench.data.augment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cnnworkbench.input.TypeTable;

/** The kinds of augmentation under the names that files use. */
public final class AugmentationTypes {

    /** Numbers out of range are errors: an augmentation has nothing to show for a person who is still drawing. */
    public static final TypeTable<Augmentation> TABLE =
            TypeTable.of("kind of augmentation", classes()).strict();

    private AugmentationTypes() {}

    private static Map<String, Class<? extends Augmentation>> classes() {
        Map<String, Class<? extends Augmentation>> classes = new LinkedHashMap<>();
        classes.put("horizontal_flip", Geometric.HorizontalFlip.class);
        classes.put("vertical_flip", Geometric.VerticalFlip.class);
        classes.put("rotation", Geometric.Rotation.class);
        classes.put("shift", Geometric.Shift.class);
        classes.put("zoom", Geometric.Zoom.class);
        classes.put("shear", Geometric.Shear.class);
        classes.put("crop", Geometric.Crop.class);
        classes.put("brightness", PixelWise.Brightness.class);
        classes.put("contrast", PixelWise.Contrast.class);
        classes.put("color_jitter", PixelWise.ColorJitter.class);
        classes.put("gaussian_noise", PixelWise.GaussianNoise.class);
        classes.put("random_erasing", PixelWise.RandomErasing.class);
        return classes;
    }
}
