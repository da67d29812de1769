package org.cnnworkbench.ui.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.SearchWords;
import org.jspecify.annotations.Nullable;

/** The score of each trial by its value of one dimension; the later a trial, the stronger its colour. */
final class SlicePlot extends StudyPlot {

    private static final double TICK = 72;

    /** Trials with the same value of a list lie side by side over so much of its place. */
    private static final double SPREAD = 0.6;

    private final ObjectProperty<@Nullable Dimension> dimension = new SimpleObjectProperty<>(null);

    SlicePlot(Theme theme, TrialFocus focus) {
        super("Slice", theme, focus);
        dimension.addListener((observed, before, now) -> redraw());
    }

    /** Which dimension; null for the first. */
    ObjectProperty<@Nullable Dimension> dimensionProperty() {
        return dimension;
    }

    private @Nullable Dimension dimension(StudyPicture of) {
        Dimension wanted = dimension.get();
        return wanted != null && of.dimensions().contains(wanted)
                ? wanted
                : of.dimensions().isEmpty() ? null : of.dimensions().getFirst();
    }

    @Override
    void draw(GraphicsContext on, double width, double height, StudyPicture of) {
        Dimension about = dimension(of);
        if (about == null) {
            return;
        }
        ScoreScale scale = ScoreScale.of(of);
        AxisScale axis = AxisScale.of(about);
        Palette palette = theme.now();
        scores(
                on,
                width,
                height,
                scale,
                of.metric() + " by " + SearchWords.of(about.path()) + "; the later a trial, the stronger its colour");
        for (AxisScale.Mark mark : axis.marks((int) ((width - LEFT - RIGHT) / TICK))) {
            double x = Math.round(x(width, mark.share())) + 0.5;
            on.setStroke(palette.border());
            on.setLineWidth(1);
            on.strokeLine(x, height - BOTTOM, x, height - BOTTOM + 4);
            write(on, mark.text(), x, height - BOTTOM + 8, TextAlignment.CENTER, palette.muted());
        }
        int last = Math.max(1, of.rows().size() - 1);
        for (TrialRow row : of.rows()) {
            JsonNode value = row.values().get(about.key());
            Double mean = row.mean();
            double share = value == null ? Double.NaN : axis.share(value);
            if (mean == null || !row.isScored() || Double.isNaN(share)) {
                continue;
            }
            double aside = axis.isList() ? (row.number() % 11 / 10.0 - 0.5) * SPREAD / axis.places() : 0;
            double x = x(width, share + aside);
            double y = y(height, scale.share(mean));
            dot(on, row, x, y, Theme.between(palette.faint(), palette.accent(), (double) row.number() / last));
            spot(row, x, y);
        }
    }

    @Override
    String csv(StudyPicture of) {
        Dimension about = dimension(of);
        PlotTable table = new PlotTable(List.of(
                "trial",
                "state",
                about == null ? "value" : about.key(),
                of.metric().toLowerCase(Locale.ROOT)));
        for (TrialRow row : of.rows()) {
            JsonNode value = about == null ? null : row.values().get(about.key());
            table.add(
                    PlotTable.cell(row.number()),
                    PlotTable.cell(row.state().text()),
                    PlotTable.cell(value),
                    PlotTable.cell(row.mean()));
        }
        return table.csv();
    }
}
