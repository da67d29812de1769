package org.cnnworkbench.ui.common;

import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.paint.Color;

/** The look in force. Style sheets follow by themselves; whoever draws on a canvas listens to {@link #palette()}. */
public final class Theme {

    private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palette.LIGHT);

    public ReadOnlyObjectProperty<Palette> palette() {
        return palette.getReadOnlyProperty();
    }

    public Palette now() {
        return palette.get();
    }

    public void use(Palette wanted) {
        palette.set(wanted);
    }

    /** Dresses a scene, now and whenever the theme changes. Every window and dialog of the program passes through here. */
    public void dress(Scene scene) {
        Fonts.load();
        String base = Objects.requireNonNull(Theme.class.getResource("/org/cnnworkbench/ui/base.css"))
                .toExternalForm();
        apply(scene, base, palette.get());
        palette.addListener((observed, before, now) -> apply(scene, base, now));
    }

    private static void apply(Scene scene, String base, Palette palette) {
        scene.setFill(palette.background());
        scene.getStylesheets().setAll(base, palette.styleSheet());
    }

    /** Between two colours. */
    public static Color between(Color from, Color to, double share) {
        return from.interpolate(to, share);
    }
}
