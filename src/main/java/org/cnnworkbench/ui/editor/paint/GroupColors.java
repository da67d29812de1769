package org.cnnworkbench.ui.editor.paint;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.editor.graph.LayerGroup;

/** The calm colours of the groups of layers, for each theme. */
public final class GroupColors {

    private GroupColors() {}

    public static Color of(LayerGroup group, boolean dark) {
        return switch (group) {
            case CONVOLUTION -> Color.web(dark ? "#6b9dff" : "#3f76d8");
            case POOLING -> Color.web(dark ? "#4fc0b2" : "#1f9488");
            case DENSE -> Color.web(dark ? "#a98bf0" : "#7d58c9");
            case SHAPE -> Color.web(dark ? "#98a3b3" : "#7a8594");
            case NORMALISE -> Color.web(dark ? "#dba94c" : "#b97f14");
            case COMBINE -> Color.web(dark ? "#ee86ae" : "#c94b83");
        };
    }

    /** As looked-up colours for style sheets: {@code -group-convolution}, and paler {@code -group-convolution-soft}. */
    public static String style(boolean dark) {
        StringJoiner rules = new StringJoiner(";");
        Stream.of(LayerGroup.values()).forEach(group -> {
            Color color = of(group, dark);
            rules.add(name(group) + ":" + Palette.css(color));
            rules.add(name(group) + "-soft:" + Palette.css(Palette.fade(color, dark ? 0.2 : 0.12)));
        });
        return rules.toString();
    }

    /** The name of its looked-up colour. */
    public static String name(LayerGroup group) {
        return "-group-" + group.name().toLowerCase(Locale.ROOT);
    }
}
