package org.cnnworkbench.ui.inspect;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.cnnworkbench.ui.common.Drawing;
import org.cnnworkbench.ui.common.Fonts;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Theme;

/** How the weights of every layer are distributed. */
final class WeightsView extends StackPane {

    private static final double WIDTH = 240;
    private static final double HEIGHT = 120;

    private final Theme theme;
    private final FlowPane cards = new FlowPane(16, 16);
    private final Label waiting = new Label("Reading the weights…");
    private List<Bars> shown = List.of();

    WeightsView(WeightsModel model, Theme theme) {
        this.theme = theme;
        cards.setId("inspect-weights");
        cards.getStyleClass().add("content");
        waiting.getStyleClass().add("wb-muted");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(scroll, waiting);
        model.histogramsProperty().addListener((observed, before, now) -> show(now));
        show(model.histogramsProperty().get());
    }

    /** The cards stay while their numbers change, so that a film of them doesn't flicker. */
    private void show(List<WeightsModel.Histogram> histograms) {
        waiting.setVisible(histograms.isEmpty());
        boolean same = histograms.stream()
                .map(WeightsModel.Histogram::name)
                .toList()
                .equals(shown.stream().map(bars -> bars.histogram.name()).toList());
        if (!same) {
            shown = histograms.stream().map(one -> new Bars(theme, one)).toList();
            cards.getChildren().setAll(shown.stream().map(Bars::card).toList());
        }
        for (int i = 0; i < histograms.size(); i++) {
            shown.get(i).show(histograms.get(i));
        }
    }

    /** One histogram. */
    private static final class Bars extends Drawing {

        private final Theme theme;
        private final Label text = new Label();
        private WeightsModel.Histogram histogram;

        Bars(Theme theme, WeightsModel.Histogram histogram) {
            super(theme);
            this.theme = theme;
            this.histogram = histogram;
            setMinSize(WIDTH, HEIGHT);
            setPrefSize(WIDTH, HEIGHT);
        }

        VBox card() {
            Label name = new Label(histogram.name());
            name.getStyleClass().add("wb-heading");
            Label shape =
                    new Label(histogram.shape().stream().map(String::valueOf).collect(Collectors.joining(" × ")));
            shape.getStyleClass().addAll("wb-small", "wb-muted");
            text.getStyleClass().add("wb-small");
            VBox card = new VBox(4, name, shape, this, text);
            card.getStyleClass().addAll("wb-card", "maps");
            return card;
        }

        void show(WeightsModel.Histogram now) {
            histogram = now;
            text.setText("mean " + Format.number(now.mean()) + " ± " + Format.number(now.deviation())
                    + (now.notFinite() == 0 ? "" : ", " + now.notFinite() + " are not numbers"));
            text.getStyleClass().remove("wb-bad");
            if (now.notFinite() > 0) {
                text.getStyleClass().add("wb-bad");
            }
            redraw();
        }

        @Override
        protected void draw(GraphicsContext on, double width, double height) {
            Palette palette = theme.now();
            double floor = height - 18;
            int most =
                    histogram.bins().stream().mapToInt(Integer::intValue).max().orElse(0);
            int count = histogram.bins().size();
            double step = width / count;
            on.setFill(palette.accent());
            for (int i = 0; i < count && most > 0; i++) {
                double bar = (floor - 4) * histogram.bins().get(i) / most;
                on.fillRect(Math.round(i * step), floor - bar, Math.max(1, Math.floor(step) - 1), bar);
            }
            on.setStroke(palette.border());
            on.strokeLine(0, floor + 0.5, width, floor + 0.5);
            double range = histogram.max() - histogram.min();
            if (range > 0) {
                on.setStroke(palette.validation());
                on.setLineWidth(1);
                double mean = Math.floor((histogram.mean() - histogram.min()) / range * width) + 0.5;
                on.strokeLine(mean, 0, mean, floor);
                double spread = histogram.deviation() / range * width;
                on.setFill(Palette.fade(palette.validation(), 0.12));
                double from = Math.max(0, mean - spread);
                on.fillRect(from, 0, Math.min(width, mean + spread) - from, floor);
            }
            on.setFont(Fonts.text(Fonts.SMALL));
            on.setFill(palette.muted());
            on.setTextBaseline(VPos.TOP);
            on.setTextAlign(TextAlignment.LEFT);
            on.fillText(Format.number(histogram.min()), 0, floor + 4);
            if (range > 0) {
                on.setTextAlign(TextAlignment.RIGHT);
                on.fillText(Format.number(histogram.max()), width, floor + 4);
            }
        }
    }
}
