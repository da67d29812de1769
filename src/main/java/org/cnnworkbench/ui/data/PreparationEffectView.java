package org.cnnworkbench.ui.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Theme;
import org.jspecify.annotations.Nullable;

/** What the settings make of the images: how many are used, and the values that the network is fed. */
final class PreparationEffectView extends VBox {

    private static final int SIDE = 96;
    private static final int HISTOGRAM = 72;
    private static final int MOST_WIDE = 720;
    private static final double STALE = 0.5;
    private static final int GAP = 8;

    private final PreparationModel model;
    private final Theme theme;
    private final GridPane splits = new GridPane(24, 8);
    private final Label epoch = text("data-epoch");
    private final HBox values = new HBox(40);
    private final Label note = text("data-note");
    private final Label loss = text("data-loss");
    private final RasterView histogram = new RasterView(this::paintHistogram);
    private final Label how = text("data-histogram-note");
    private @Nullable PreparationEffect shown;
    private final RasterView before = new RasterView(into -> paint(into, false));
    private final RasterView after = new RasterView(into -> paint(into, true));

    PreparationEffectView(PreparationModel model, Theme theme) {
        super(24);
        this.model = model;
        this.theme = theme;
        setId("data-effect");
        splits.setId("data-splits");
        values.setId("data-values");
        for (int width : new int[] {120, 88, 88}) {
            ColumnConstraints column = new ColumnConstraints(width);
            splits.getColumnConstraints().add(column);
        }
        height(before, SIDE);
        height(after, SIDE);
        height(histogram, HISTOGRAM);
        getChildren()
                .addAll(
                        section("Images used", splits, epoch, loss),
                        section("Values that the network is fed", values, histogram, how),
                        section("As loaded", before),
                        section("As the network is fed", after, note));
        model.effectProperty().addListener((observed, was, now) -> show(now));
        theme.palette().addListener(changed -> show(model.effectProperty().get()));
        show(model.effectProperty().get());
    }

    private static Label text(String id) {
        Label text = new Label();
        text.setId(id);
        text.setWrapText(true);
        text.getStyleClass().addAll("wb-small", "wb-muted");
        text.managedProperty().bind(text.textProperty().isNotEmpty());
        return text;
    }

    private static void height(RasterView view, double height) {
        view.setMinHeight(height);
        view.setPrefHeight(height);
        view.setMaxHeight(height);
    }

    private static VBox section(String title, Node... content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("wb-heading");
        VBox section = new VBox(8, heading);
        section.getChildren().addAll(content);
        return section;
    }

    /** What was known stays until the next is known: nothing jumps while a person edits. */
    private void show(@Nullable PreparationEffect effect) {
        setOpacity(effect == null && shown != null ? STALE : 1);
        if (effect != null) {
            shown = effect;
            fill(effect);
        }
        before.repaint();
        after.repaint();
        histogram.repaint();
    }

    private void fill(PreparationEffect effect) {
        splits.getChildren().clear();
        row(0, "wb-muted", "Split", "Loaded", "Used");
        for (int i = 0; i < effect.splits().size(); i++) {
            PreparationEffect.Split split = effect.splits().get(i);
            row(i + 1, "wb-number", split.name(), Format.count(split.loaded()), Format.count(split.used()));
        }
        epoch.setText("An epoch shows " + Format.count(effect.epoch()) + " images"
                + (effect.epoch() > effect.splits().getFirst().used()
                        ? ": those of small classes are repeated until all classes are equally large."
                        : "."));
        loss.setText(
                effect.loss().isEmpty()
                        ? ""
                        : "A mistake counts: "
                                + effect.loss().stream()
                                        .map(each -> String.format(Locale.ROOT, "%s ×%.2f", each.name(), each.factor()))
                                        .collect(Collectors.joining(", ")));
        PreparationEffect.Values fed = effect.values();
        values.getChildren()
                .setAll(
                        figure("Smallest", fed.smallest()),
                        figure("Largest", fed.largest()),
                        figure("Mean", fed.mean()),
                        figure("Standard deviation", fed.deviation()));
        how.setText("How often each value occurs, from the smallest to the largest; heights are logarithmic.");
        note.setText(effect.after().note());
        TensorShape.Image shape = effect.after().shape();
        int tall = Zoom.fitting(shape, SIDE).of(shape.height());
        height(before, tall);
        height(after, tall);
    }

    private void row(int row, String style, String... texts) {
        for (int column = 0; column < texts.length; column++) {
            Label cell = new Label(texts[column]);
            cell.getStyleClass().add(style);
            if (column > 0) {
                cell.setMaxWidth(Double.MAX_VALUE);
                cell.getStyleClass().add("data-figure");
            }
            splits.add(cell, column, row);
        }
    }

    private static Node figure(String name, double value) {
        Label number = new Label(Shades.number(value));
        number.getStyleClass().add("wb-large");
        Label caption = new Label(name);
        caption.getStyleClass().addAll("wb-small", "wb-muted");
        return new VBox(2, number, caption);
    }

    private void paint(Raster into, boolean fed) {
        into.clear(Raster.argb(theme.now().surface()));
        PreparationEffect effect = shown;
        if (effect == null) {
            return;
        }
        Preview preview = fed ? effect.after() : effect.before();
        TensorShape.Image shape = preview.shape();
        Zoom zoom = Zoom.fitting(shape, SIDE);
        int left = 0;
        for (Preview.Line line : preview.lines()) {
            if (left + zoom.of(shape.width()) > into.width()) {
                return;
            }
            into.picture(shape, line.pictures().getFirst(), left, 0, zoom);
            left += zoom.of(shape.width()) + GAP;
        }
    }

    private void paintHistogram(Raster into) {
        into.clear(Raster.argb(theme.now().surface()));
        PreparationEffect effect = shown;
        if (effect == null) {
            return;
        }
        List<Integer> counts = effect.values().counts();
        double highest =
                Math.log1p(counts.stream().mapToInt(Integer::intValue).max().orElse(1));
        int wide = Math.max(2, Math.min(into.width(), MOST_WIDE) / counts.size());
        into.fill(
                0,
                into.height() - 1,
                wide * counts.size(),
                1,
                Raster.argb(theme.now().border()));
        for (int i = 0; i < counts.size(); i++) {
            int tall = (int) Math.round(Math.log1p(counts.get(i)) / highest * (into.height() - 1));
            into.fill(
                    i * wide,
                    into.height() - 1 - tall,
                    wide - 1,
                    tall,
                    Raster.argb(theme.now().training()));
        }
    }
}
