package org.cnnworkbench.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.paint.Color;

/** The look in force. Style sheets follow by themselves; whoever draws on a canvas listens to {@link #palette()}. */
public final class Theme {

    /**
     * Those of the pages too: JavaFX forgets the sheets of a part of the window, and what it worked out with them, whenever that part leaves
     * the window, and works out each kind of control anew for every part that has sheets of its own.
     */
    private static final List<String> SHEETS = List.of(
            sheet("base"),
            sheet("plot"),
            sheet("design"),
            sheet("data"),
            sheet("training"),
            sheet("search"),
            sheet("inspect"),
            sheet("evaluate"));

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
        apply(scene, palette.get());
        palette.addListener((observed, before, now) -> apply(scene, now));
    }

    private static void apply(Scene scene, Palette palette) {
        scene.setFill(palette.background());
        List<String> sheets = new ArrayList<>(SHEETS);
        sheets.add(palette.styleSheet());
        scene.getStylesheets().setAll(sheets);
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource("/org/cnnworkbench/ui/" + name + ".css"))
                .toExternalForm();
    }

    /** Between two colours. */
    public static Color between(Color from, Color to, double share) {
        return from.interpolate(to, share);
    }
}
