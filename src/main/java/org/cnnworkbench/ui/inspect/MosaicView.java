package org.cnnworkbench.ui.inspect;

import java.util.Arrays;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.cnnworkbench.ui.common.Drawing;
import org.cnnworkbench.ui.common.Pictures;
import org.cnnworkbench.ui.common.Theme;
import org.jspecify.annotations.Nullable;

/** A mosaic, as large as fits in whole pixels a number. A tile is chosen by the mouse or the arrow keys. */
final class MosaicView extends Drawing {

    private static final int MOST_SCALE = 88;

    /** Room for the frame around a tile at the edge. */
    private static final double EDGE = 2;

    private final Theme theme;
    private final IntegerProperty selected;
    private @Nullable Mosaic mosaic;
    private @Nullable Image enlarged;
    private Scale scale = new Scale(1, 1);
    private double left;

    /**
     * How large it is drawn.
     *
     * @param number pixels of a number
     * @param gap    pixels between two tiles
     */
    private record Scale(int number, int gap) {

        int width(Mosaic of) {
            return of.perRow() * (of.tileWidth() * number + gap) - gap;
        }

        int height(Mosaic of) {
            return of.rows() * (of.tileHeight() * number + gap) - gap;
        }

        static Scale fitting(Mosaic of, double width, double height) {
            for (int number = MOST_SCALE; number > 1; number--) {
                Scale scale = new Scale(number, Math.clamp(number / 3, 2, 8));
                if (scale.width(of) <= width && scale.height(of) <= height) {
                    return scale;
                }
            }
            return new Scale(1, 1);
        }

        int left(Mosaic of, int tile) {
            return tile % of.perRow() * (of.tileWidth() * number + gap);
        }

        int top(Mosaic of, int tile) {
            return tile / of.perRow() * (of.tileHeight() * number + gap);
        }

        Image draw(Mosaic of) {
            int width = width(of);
            int height = height(of);
            int[] argb = new int[width * height];
            if (of.perRow() > 1) {
                Arrays.fill(argb, of.argb()[of.tileWidth()]);
            }
            for (int tile = 0; tile < of.tiles(); tile++) {
                for (int y = 0; y < of.tileHeight() * number; y++) {
                    int from = (of.top(tile) + y / number) * of.width() + of.left(tile);
                    int to = (top(of, tile) + y) * width + left(of, tile);
                    for (int x = 0; x < of.tileWidth() * number; x++) {
                        argb[to + x] = of.argb()[from + x / number];
                    }
                }
            }
            return Pictures.ofArgb(width, height, argb);
        }
    }

    /** @param selected the chosen tile, set and followed; -1 for none */
    MosaicView(Theme theme, IntegerProperty selected) {
        super(theme);
        this.theme = theme;
        this.selected = selected;
        setFocusTraversable(true);
        setAccessibleText("Filters; arrow keys choose one");
        selected.addListener((observed, before, now) -> redraw());
        focusedProperty().addListener((observed, before, now) -> redraw());
        setOnMouseClicked(this::clicked);
        setOnKeyPressed(this::pressed);
    }

    void show(@Nullable Mosaic now) {
        mosaic = now;
        enlarged = null;
        setMinSize(now == null ? 0 : now.width() + 2 * EDGE, now == null ? 0 : now.height() + 2 * EDGE);
        redraw();
    }

    /** The middle of a tile, in this node. */
    Point2D centre(int tile) {
        Mosaic of = mosaic;
        return of == null
                ? Point2D.ZERO
                : new Point2D(
                        left + scale.left(of, tile) + of.tileWidth() * scale.number / 2.0,
                        EDGE + scale.top(of, tile) + of.tileHeight() * scale.number / 2.0);
    }

    private void clicked(MouseEvent event) {
        Mosaic of = mosaic;
        if (event.getButton() == MouseButton.PRIMARY && of != null) {
            requestFocus();
            for (int tile = 0; tile < of.tiles(); tile++) {
                double x = event.getX() - left - scale.left(of, tile);
                double y = event.getY() - EDGE - scale.top(of, tile);
                if (x >= 0 && y >= 0 && x < of.tileWidth() * scale.number && y < of.tileHeight() * scale.number) {
                    selected.set(tile);
                    return;
                }
            }
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> move(-1, 0);
            case RIGHT -> move(1, 0);
            case UP -> move(0, -1);
            case DOWN -> move(0, 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int columns, int rows) {
        Mosaic of = mosaic;
        if (of != null) {
            selected.set(selected.get() < 0 ? 0 : of.neighbour(selected.get(), columns, rows));
        }
    }

    @Override
    protected void draw(GraphicsContext on, double width, double height) {
        Mosaic of = mosaic;
        if (of == null) {
            return;
        }
        Scale fitting = Scale.fitting(of, width - 2 * EDGE, height - 2 * EDGE);
        Image picture = enlarged;
        if (picture == null || !fitting.equals(scale)) {
            scale = fitting;
            picture = fitting.draw(of);
            enlarged = picture;
        }
        left = Math.floor((width - picture.getWidth()) / 2);
        on.drawImage(picture, left, EDGE);
        int tile = selected.get();
        if (tile >= 0 && tile < of.tiles()) {
            on.setStroke(isFocused() ? theme.now().accent() : theme.now().validation());
            on.setLineWidth(2);
            on.strokeRect(
                    left + scale.left(of, tile) - 1,
                    EDGE + scale.top(of, tile) - 1,
                    of.tileWidth() * scale.number + 2,
                    of.tileHeight() * scale.number + 2);
        }
    }
}
