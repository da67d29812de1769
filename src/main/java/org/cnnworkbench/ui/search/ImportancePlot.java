package org.cnnworkbench.ui.search;

import java.util.List;
import java.util.Objects;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.cnnworkbench.search.result.Importance;
import org.cnnworkbench.search.result.TrialResult;
import org.cnnworkbench.search.result.TrialState;
import org.cnnworkbench.search.space.FieldPath;
import org.cnnworkbench.search.space.SearchSpace;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.SearchWords;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** How much each dimension matters, as bars; worked out in the background whenever a trial more is complete. */
final class ImportancePlot extends StudyPlot {

    private static final double NAMES = 180;
    private static final double ROW = 30;
    private static final double BAR = 14;

    private final Workspace workspace;
    private final LatestWins working;
    private List<Importance> found = List.of();
    private @Nullable List<TrialResult> foundOf;

    ImportancePlot(Workspace workspace, Theme theme, TrialFocus focus) {
        super("Importance", theme, focus);
        this.workspace = workspace;
        this.working = new LatestWins(workspace.background());
    }

    @Override
    void show(@Nullable StudyPicture now) {
        super.show(now);
        if (now == null) {
            return;
        }
        List<TrialResult> complete = now.view().state().results().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .toList();
        if (Objects.equals(complete, foundOf)) {
            return;
        }
        foundOf = complete;
        SearchSpace space = now.plan().space();
        long seed = now.plan().seed();
        working.request(
                () -> Importance.of(space, complete, seed),
                importance -> {
                    found = importance;
                    redraw();
                },
                failure -> workspace.notices().problem("working out what matters", failure));
    }

    @Override
    void draw(GraphicsContext on, double width, double height, StudyPicture of) {
        Palette palette = theme.now();
        write(
                on,
                "How much of the difference between scores each field explains by itself (fANOVA)",
                4,
                4,
                TextAlignment.LEFT,
                palette.muted());
        if (found.isEmpty()) {
            write(
                    on,
                    working.isBusy()
                            ? "Working it out …"
                            : "It takes at least " + Importance.FEWEST_TRIALS
                                    + " complete trials with different scores to say what matters.",
                    width / 2,
                    height / 2 - 8,
                    TextAlignment.CENTER,
                    palette.text());
            return;
        }
        double row = Math.min(ROW, (height - TOP - 4) / found.size());
        for (int i = 0; i < found.size(); i++) {
            Importance each = found.get(i);
            double middle = TOP + 8 + (i + 0.5) * row;
            double length = Math.max(1, (width - NAMES - 72) * Math.clamp(each.share(), 0, 1));
            write(on, name(each), NAMES - 12, middle - 7, TextAlignment.RIGHT, palette.text());
            on.setFill(palette.accent());
            on.fillRoundRect(NAMES, middle - Math.min(BAR, row - 2) / 2, length, Math.min(BAR, row - 2), 4, 4);
            write(
                    on,
                    Format.percent(each.share()),
                    NAMES + length + 8,
                    middle - 7,
                    TextAlignment.LEFT,
                    palette.muted());
        }
    }

    private static String name(Importance each) {
        return SearchWords.of(FieldPath.parse(each.path()));
    }

    @Override
    String csv(StudyPicture of) {
        PlotTable table = new PlotTable(List.of("field", "importance"));
        found.forEach(each -> table.add(PlotTable.cell(each.path()), PlotTable.cell((Double) each.share())));
        return table.csv();
    }
}
