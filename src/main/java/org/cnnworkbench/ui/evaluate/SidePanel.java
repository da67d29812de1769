package org.cnnworkbench.ui.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.eval.Evaluation;
import org.cnnworkbench.eval.Prediction;
import org.cnnworkbench.ui.common.PictureWall;
import org.cnnworkbench.ui.common.Pictures;
import org.cnnworkbench.ui.common.Soon;
import org.jspecify.annotations.Nullable;

/** Beside the matrix: the report, the images of a cell, the worst mistakes, and below them one image enlarged. */
final class SidePanel extends VBox {

    private static final double SIDE = 66;
    private static final double TABS_HEIGHT = 320;

    private final ReportTable report = new ReportTable();
    private final Label warnings = new Label();
    private final PicturesModel model;
    private final TabPane tabs = new TabPane();
    private final Tab cellImages;
    private List<String> classNames = List.of();

    SidePanel(PicturesModel model) {
        this.model = model;
        getStyleClass().addAll("wb-card", "side-panel");
        warnings.setWrapText(true);
        warnings.getStyleClass().addAll("wb-small", "wb-warning");
        VBox.setVgrow(report, Priority.ALWAYS);
        VBox reportPage = new VBox(8, report, warnings);
        reportPage.getStyleClass().add("tab-page");
        cellImages = tab(
                "Images",
                "evaluate-cell-images",
                wall(
                        "evaluate-cell-images",
                        "Press a cell of the matrix to see its images.",
                        model.cellImagesProperty(),
                        SidePanel::inCell,
                        1));
        tabs.getTabs()
                .addAll(
                        tab("Report", "report", reportPage),
                        cellImages,
                        tab(
                                "Worst mistakes",
                                "mistakes",
                                wall(
                                        "evaluate-mistakes",
                                        "No mistakes to show.",
                                        model.mistakesProperty(),
                                        this::mistake,
                                        2)));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setTabDragPolicy(TabPane.TabDragPolicy.FIXED);
        // Else JavaFX would make cells to learn how high they are.
        tabs.setPrefHeight(TABS_HEIGHT);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(tabs, new AnswerCard(model));
    }

    void show(Evaluation evaluation) {
        classNames = evaluation.classNames();
        report.show(evaluation.report());
        warnings.setText(String.join(" ", evaluation.report().warnings()));
        boolean any = !evaluation.report().warnings().isEmpty();
        warnings.setVisible(any);
        warnings.setManaged(any);
    }

    /** Brings the images of the cell to the front. */
    void showCellImages() {
        tabs.getSelectionModel().select(cellImages);
    }

    private static Tab tab(String title, String id, javafx.scene.Node content) {
        Tab tab = new Tab(title, new Soon(content));
        tab.setId(id + "-tab");
        return tab;
    }

    private VBox wall(
            String id,
            String hint,
            ReadOnlyObjectProperty<PicturesModel.Wall> walls,
            Function<Prediction, String> caption,
            int lines) {
        Label title = new Label();
        title.setWrapText(true);
        title.getStyleClass().add("wb-muted");
        PictureWall<Prediction> wall =
                new PictureWall<>(SIDE, one -> picture(walls.get().images(), one), caption, lines, model::enlarge);
        wall.setId(id);
        Label empty = new Label(hint);
        empty.getStyleClass().add("wb-muted");
        empty.setWrapText(true);
        StackPane stack = new StackPane(wall, empty);
        VBox.setVgrow(stack, Priority.ALWAYS);
        Runnable fill = () -> {
            PicturesModel.Wall now = walls.get();
            title.setText(now.title());
            boolean some = !now.predictions().isEmpty();
            empty.setText(some ? "Reading the images…" : now.title().isEmpty() ? hint : "");
            empty.setVisible(!some || now.images() == null);
            wall.setVisible(some && now.images() != null);
            wall.show(now.images() == null ? List.of() : now.predictions());
        };
        walls.addListener((observed, before, now) -> fill.run());
        fill.run();
        VBox page = new VBox(8, title, stack);
        page.getStyleClass().add("tab-page");
        return page;
    }

    private static Image picture(@Nullable ImageDataset images, Prediction one) {
        return images == null ? new WritableImage(1, 1) : Pictures.ofBytes(images.shape(), images.image(one.index()));
    }

    private String mistake(Prediction one) {
        return String.format(
                Locale.ROOT,
                "%s %.0f %%%nis %s",
                classNames.get(one.predicted()),
                one.probability() * 100,
                classNames.get(one.truth()));
    }

    private static String inCell(Prediction one) {
        return String.format(Locale.ROOT, "%.0f %% · %d", one.probability() * 100, one.index());
    }
}
