package org.cnnworkbench.ui.inspect;

import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.cnnworkbench.eval.MosaicOptions.Channels;
import org.cnnworkbench.ui.common.Drawing;
import org.cnnworkbench.ui.common.Fonts;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Theme;
import org.jspecify.annotations.Nullable;

/** One filter enlarged, with its numbers. */
final class FilterDetail extends VBox {

    private static final double SIDE = 248;
    private static final double LEAST_FOR_NUMBERS = 22;

    private final Label title = new Label();
    private final Label hint = new Label("Press a filter to see its numbers.");
    private final GridPane statistics = new GridPane();
    private final Weights weights;
    private FilterColumnModel.@Nullable Picture picture;
    private int tile = -1;

    FilterDetail(Theme theme) {
        setId("inspect-filter");
        getStyleClass().addAll("wb-card", "filter-detail");
        title.getStyleClass().add("wb-heading");
        title.setWrapText(true);
        hint.getStyleClass().add("wb-muted");
        hint.setWrapText(true);
        weights = new Weights(theme);
        statistics.setHgap(16);
        statistics.setVgap(4);
        getChildren().addAll(title, hint, weights, statistics);
        show(null, -1);
    }

    void show(FilterColumnModel.@Nullable Picture now, int ofTile) {
        picture = now;
        tile = now == null || ofTile >= now.mosaic().tiles() ? -1 : ofTile;
        boolean some = tile >= 0;
        set(title, some);
        set(hint, !some);
        set(weights, some);
        set(statistics, some);
        if (now != null && some) {
            title.setText(now.title(tile));
            measure(now.values(tile));
        }
        weights.redraw();
    }

    private static void set(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void measure(float[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            sum += value;
            squares += (double) value * value;
        }
        statistics.getChildren().clear();
        row(0, "Smallest", min);
        row(1, "Largest", max);
        row(2, "Mean", sum / values.length);
        row(3, "Length (L2)", Math.sqrt(squares));
    }

    private void row(int row, String name, double value) {
        Label heading = new Label(name);
        heading.getStyleClass().add("wb-muted");
        Label number = new Label(Format.number(value));
        number.getStyleClass().add("wb-number");
        statistics.addRow(row, heading, number);
    }

    /** The weights as squares with their numbers, where those have room. */
    private final class Weights extends Drawing {

        Weights(Theme theme) {
            super(theme);
            setMinSize(SIDE, SIDE);
            setPrefSize(SIDE, SIDE);
            setMaxSize(SIDE, SIDE);
        }

        @Override
        protected void draw(GraphicsContext on, double width, double height) {
            FilterColumnModel.Picture of = picture;
            if (of == null || tile < 0) {
                return;
            }
            Mosaic mosaic = of.mosaic();
            double side = Math.floor(SIDE / Math.max(mosaic.tileWidth(), mosaic.tileHeight()));
            side = Math.max(1, side);
            boolean numbers = side >= LEAST_FOR_NUMBERS && of.channels() != Channels.RGB;
            float[] values = of.values(tile);
            on.setTextAlign(TextAlignment.CENTER);
            on.setTextBaseline(VPos.CENTER);
            on.setFont(Fonts.text(side >= 40 ? Fonts.BODY - 1 : side >= 30 ? Fonts.SMALL : 9));
            for (int y = 0; y < mosaic.tileHeight(); y++) {
                for (int x = 0; x < mosaic.tileWidth(); x++) {
                    int argb = mosaic.argb()[(mosaic.top(tile) + y) * mosaic.width() + mosaic.left(tile) + x];
                    Color fill = Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
                    on.setFill(fill);
                    on.fillRect(x * side, y * side, side, side);
                    if (numbers) {
                        on.setFill(fill.getBrightness() > 0.55 ? Color.BLACK : Color.WHITE);
                        on.fillText(
                                number(values[y * mosaic.tileWidth() + x]),
                                (x + 0.5) * side,
                                (y + 0.5) * side,
                                side - 2);
                    }
                }
            }
        }

        private String number(float value) {
            String text = String.format(Locale.ROOT, Math.abs(value) >= 9.995 ? "%.0f" : "%.2f", value);
            return text.replaceFirst("^(-?)0\\.", "$1.").replace('-', '−');
        }
    }
}
