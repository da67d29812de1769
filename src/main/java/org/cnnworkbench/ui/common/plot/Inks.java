package org.cnnworkbench.ui.common.plot;

import javafx.scene.paint.Color;
import org.cnnworkbench.ui.common.Palette;

/** The colours of curves: two with a meaning, and a row of others that can be told apart, in both themes. */
public final class Inks {

    public static final int TRAINING = 0;
    public static final int VALIDATION = 1;

    private static final int FIRST = 2;

    private static final Color[] LIGHT = colors(
            "#2f6fed", "#d9650b", "#1a8754", "#9b4dca", "#c2255c", "#0b8597", "#8a6d00", "#5b6675", "#e0529c",
            "#4b7f12");
    private static final Color[] DARK = colors(
            "#6b9dff", "#ffa14d", "#4cc38a", "#c08bf0", "#ff7aa2", "#4cc9dd", "#e5c454", "#a9b4c2", "#ff9bd2",
            "#a5d65a");

    private Inks() {}

    /** The ink of the nth of many, from 0. */
    public static int of(int number) {
        return FIRST + number;
    }

    public static Color color(Palette palette, int ink) {
        return switch (ink) {
            case TRAINING -> palette.training();
            case VALIDATION -> palette.validation();
            default -> {
                Color[] colors = palette.dark() ? DARK : LIGHT;
                yield colors[(ink - FIRST) % colors.length];
            }
        };
    }

    private static Color[] colors(String... names) {
        Color[] colors = new Color[names.length];
        for (int i = 0; i < names.length; i++) {
            colors[i] = Color.web(names[i]);
        }
        return colors;
    }
}
