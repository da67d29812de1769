package org.cnnworkbench.ui.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.search.result.CvResults;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Saver;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.SearchWords;
import org.cnnworkbench.ui.workspace.Workspace;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** The plots of a study, one at a time, each to be saved as a picture and as a table; and the table of all results. */
final class PlotsPanel extends VBox {

    private final Saver saver;
    private final Theme theme;
    private final SlicePlot slice;
    private final ComboBox<Dimension> dimension = new ComboBox<>();
    private final StackPane place = new StackPane();
    private StudyPlot front;
    private @Nullable StudyPicture picture;

    PlotsPanel(Workspace workspace, Theme theme, TrialFocus focus) {
        super(8);
        this.saver = new Saver(workspace.background(), workspace.notices(), workspace.preferences()::directory);
        this.theme = theme;
        slice = new SlicePlot(theme, focus);
        List<StudyPlot> plots = List.of(
                new HistoryPlot(theme, focus),
                slice,
                new ParallelPlot(theme, focus),
                new ImportancePlot(workspace, theme, focus));
        front = plots.getFirst();
        getStyleClass().addAll("wb-card", "search-plots");
        dimension.setId("search-slice");
        dimension.setConverter(new Titles());
        dimension.setPrefWidth(190);
        dimension.setMinWidth(80);
        dimension.setAccessibleText("Field of the slice");
        dimension.managedProperty().bind(dimension.visibleProperty());
        dimension
                .valueProperty()
                .addListener(
                        (observed, before, now) -> slice.dimensionProperty().set(now));
        SegmentedButton which = new SegmentedButton();
        for (StudyPlot plot : plots) {
            ToggleButton button = new ToggleButton(plot.title());
            button.setId("search-plot-" + plot.title().toLowerCase(Locale.ROOT).replace(' ', '-'));
            button.setSelected(plot == front);
            button.setOnAction(pressed -> {
                button.setSelected(true);
                bring(plot);
            });
            which.getButtons().add(button);
        }
        which.getStyleClass().add("search-kind");
        which.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, which, dimension, gap, save());
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(place, Priority.ALWAYS);
        place.setMinSize(0, 0);
        getChildren().addAll(head, place);
        bring(front);
    }

    private void bring(StudyPlot plot) {
        front = plot;
        front.show(picture);
        dimension.setVisible(plot == slice);
        place.getChildren().setAll(plot);
    }

    void show(StudyPicture now) {
        StudyPicture before = picture;
        picture = now;
        if (before == null || !before.dimensions().equals(now.dimensions())) {
            dimension.getItems().setAll(now.dimensions());
            dimension.getSelectionModel().selectFirst();
        }
        front.show(now);
    }

    private MenuButton save() {
        MenuItem png = item("Save plot as picture (PNG)…", now -> ask(front.title(), "png", this::savePicture));
        MenuItem csv = item(
                "Save plot as table (CSV)…",
                now -> ask(front.title(), "csv", file -> saver.text(file, front.csv(now))));
        MenuItem results = item(
                "Save results (CSV)…",
                now -> ask(
                        "results", "csv", file -> saver.text(file, results(now).csv())));
        MenuItem json = item(
                "Save results (JSON)…",
                now -> ask(
                        "results",
                        "json",
                        file -> saver.text(file, JsonText.indented(results(now).json()) + "\n")));
        MenuButton save = new MenuButton(
                null, Icons.of(MaterialDesignD.DOWNLOAD_OUTLINE), png, csv, new SeparatorMenuItem(), results, json);
        save.setId("search-save");
        save.getStyleClass().add("wb-flat");
        save.setAccessibleText("Save the plot or the results");
        Hint.on(save, "Save the plot, or the table of results with scikit-learn's columns");
        return save;
    }

    private MenuItem item(String text, Consumer<StudyPicture> action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(chosen -> {
            StudyPicture now = picture;
            if (now != null) {
                action.accept(now);
            }
        });
        return item;
    }

    private static CvResults results(StudyPicture of) {
        return CvResults.of(of.plan().trainingsPerTrial(), of.view().state().results());
    }

    private void ask(String name, String ending, Consumer<Path> action) {
        String proposed = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        saver.ask(this, "Save", ending.toUpperCase(Locale.ROOT), proposed, ending)
                .ifPresent(action);
    }

    void savePicture(Path file) {
        saver.picture(file, front, theme);
    }

    private static final class Titles extends StringConverter<Dimension> {
        @Override
        public String toString(@Nullable Dimension dimension) {
            return dimension == null ? "" : SearchWords.of(dimension.path());
        }

        @Override
        public Dimension fromString(String text) {
            throw new IllegalStateException("the box is not editable");
        }
    }
}
