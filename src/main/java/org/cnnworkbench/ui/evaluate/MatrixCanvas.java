package org.cnnworkbench.ui.evaluate;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.cnnworkbench.ui.common.Drawing;
import org.cnnworkbench.ui.common.Fonts;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Theme;
import org.jspecify.annotations.Nullable;

/** The confusion matrix as a heat map. The mouse points and presses; arrow keys move a cell, Enter opens it. */
final class MatrixCanvas extends Drawing {

    private static final int MOST_WITH_NUMBERS = 30;
    private static final double LEAST_FOR_NUMBERS = 18;
    private static final double LEAST_FOR_NAMES = 11;
    private static final double MOST_SIDE = 72;
    private static final String CAPTION = "true ↓  taken for →";
    private static final double LONGEST_NAME = 112;
    /** Of a cell's side beyond the longest name's width, where names stand upright. */
    private static final double UPRIGHT = 4;

    private static final double SLOPE = Math.toRadians(45);

    private final MatrixModel model;
    private final Theme theme;
    private final ReadOnlyObjectWrapper<@Nullable Cell> hovered = new ReadOnlyObjectWrapper<>(null);
    private Grid grid = new Grid(0, 0, 1);

    /** Where the cells lie. */
    private record Grid(double left, double top, double side) {}

    MatrixCanvas(MatrixModel model, Theme theme) {
        super(theme);
        this.model = model;
        this.theme = theme;
        setId("evaluate-matrix");
        getStyleClass().add("matrix");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleText("Confusion matrix; arrow keys move, Enter shows the images of a cell");
        setMinSize(240, 240);
        model.matrixProperty().addListener((observed, before, now) -> redraw());
        model.valuesProperty().addListener((observed, before, now) -> redraw());
        model.orderProperty().addListener((observed, before, now) -> redraw());
        model.cursorProperty().addListener((observed, before, now) -> redraw());
        focusedProperty().addListener((observed, before, now) -> redraw());
        setOnMouseMoved(event -> hovered.set(cellAt(event).orElse(null)));
        setOnMouseExited(event -> hovered.set(null));
        hovered.addListener((observed, before, now) -> redraw());
        setOnMouseClicked(this::clicked);
        setOnKeyPressed(this::pressed);
    }

    /** The cell that the mouse is over; null for none. */
    ReadOnlyObjectProperty<@Nullable Cell> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /** The middle of a cell, in this node. */
    Point2D centre(Cell cell) {
        return new Point2D(
                grid.left + (model.place(cell.predicted()) + 0.5) * grid.side,
                grid.top + (model.place(cell.truth()) + 0.5) * grid.side);
    }

    private Optional<Cell> cellAt(MouseEvent event) {
        int row = (int) Math.floor((event.getY() - grid.top) / grid.side);
        int column = (int) Math.floor((event.getX() - grid.left) / grid.side);
        boolean inside = row >= 0 && column >= 0 && row < model.size() && column < model.size();
        return inside ? Optional.of(model.cell(row, column)) : Optional.empty();
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            requestFocus();
            cellAt(event).ifPresent(model::open);
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> model.move(0, -1);
            case RIGHT -> model.move(0, 1);
            case UP -> model.move(-1, 0);
            case DOWN -> model.move(1, 0);
            case ENTER, SPACE -> {
                Cell cursor = model.cursorProperty().get();
                if (cursor != null) {
                    model.open(cursor);
                }
            }
            default -> {
                return;
            }
        }
        // Where the mouse happens to rest no longer matters.
        hovered.set(null);
        event.consume();
    }

    @Override
    protected void draw(GraphicsContext on, double width, double height) {
        if (model.size() == 0) {
            return;
        }
        Font small = Fonts.text(Fonts.SMALL);
        double[] names = IntStream.range(0, model.size())
                .mapToDouble(place -> Math.min(width(model.className(place), small), LONGEST_NAME))
                .toArray();
        double longest = Arrays.stream(names).max().orElse(0);
        grid = place(width, height, names);
        boolean named = grid.side >= LEAST_FOR_NAMES;
        if (!named) {
            grid = place(width, height, new double[model.size()]);
        }
        drawCells(on);
        if (named) {
            drawNames(on, small, longest);
        }
        Palette palette = theme.now();
        on.setFont(small);
        on.setFill(palette.muted());
        on.setTextBaseline(VPos.TOP);
        on.setTextAlign(TextAlignment.LEFT);
        // Left of the grid, whatever the length of the names: the columns' names lean over its right end otherwise.
        on.fillText(CAPTION, Math.max(0, grid.left - 8 - Math.max(longest, width(CAPTION, small))), 0);
        outline(on, hovered.get(), palette.muted());
        outline(on, model.cursorProperty().get(), isFocused() ? palette.accent() : palette.text());
    }

    /**
     * The largest cells with which everything is inside, the columns' names too, which lean to the right.
     *
     * @param names their widths, 0 for those that are left out
     */
    private static Grid place(double width, double height, double[] names) {
        int size = names.length;
        double longest = Arrays.stream(names).max().orElse(0);
        double left = Math.ceil(longest) + 8;
        double top = Math.max(20, Math.ceil(longest * Math.sin(SLOPE)) + 16);
        double side = Math.min((width - left) / size, (height - top - 1) / size);
        if (longest + UPRIGHT > side) {
            for (int column = 0; column < size; column++) {
                side = Math.min(side, (width - left - leaning(names[column])) / (column + 0.5));
            }
        }
        double whole = side >= 4 ? Math.floor(side) : side;
        double fitting = Math.clamp(whole, 0.5, MOST_SIDE);
        double right = size * fitting;
        if (longest + UPRIGHT > fitting) {
            for (int column = 0; column < size; column++) {
                right = Math.max(right, (column + 0.5) * fitting + leaning(names[column]));
            }
        }
        double spare = Math.max(0, width - left - right);
        return new Grid(left + Math.floor(spare / 2), top, fitting);
    }

    /** How far a slanted name comes to the right of its beginning, with half its height. */
    private static double leaning(double name) {
        return name == 0 ? 0 : name * Math.cos(SLOPE) + Fonts.SMALL / 2;
    }

    private void drawCells(GraphicsContext on) {
        Palette palette = theme.now();
        double gap = grid.side >= 8 ? 1 : 0;
        boolean numbers = model.size() <= MOST_WITH_NUMBERS && grid.side >= LEAST_FOR_NUMBERS;
        on.setTextAlign(TextAlignment.CENTER);
        on.setTextBaseline(VPos.CENTER);
        on.setFont(Fonts.text(grid.side >= 36 ? Fonts.SMALL + 1 : grid.side >= 26 ? Fonts.SMALL - 1 : 9));
        for (int row = 0; row < model.size(); row++) {
            for (int column = 0; column < model.size(); column++) {
                double strength = model.strength(row, column);
                Color full = row == column ? palette.accent() : palette.bad();
                double x = grid.left + column * grid.side;
                double y = grid.top + row * grid.side;
                Color ground =
                        strength == 0 ? palette.raised() : palette.surface().interpolate(full, strength);
                on.setFill(ground);
                on.fillRect(x, y, grid.side - gap, grid.side - gap);
                if (numbers && strength > 0) {
                    on.setFill(clearer(palette.text(), palette.onAccent(), ground));
                    on.fillText(
                            model.text(row, column),
                            x + (grid.side - gap) / 2,
                            y + (grid.side - gap) / 2,
                            grid.side - 3);
                }
            }
        }
    }

    /** Which of two colours can be read better on a ground: by the ratio of luminances, as the rules for accessible pages have it. */
    private static Color clearer(Color one, Color other, Color ground) {
        return contrast(one, ground) >= contrast(other, ground) ? one : other;
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color of) {
        return 0.2126 * linear(of.getRed()) + 0.7152 * linear(of.getGreen()) + 0.0722 * linear(of.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private void drawNames(GraphicsContext on, Font font, double longest) {
        on.setFont(font);
        boolean upright = longest + UPRIGHT <= grid.side;
        Cell lit = hovered.get() == null ? model.cursorProperty().get() : hovered.get();
        on.setTextBaseline(VPos.CENTER);
        for (int place = 0; place < model.size(); place++) {
            String name = shortened(model.className(place), font);
            double middle = (place + 0.5) * grid.side;
            on.setFill(colour(lit != null && model.place(lit.truth()) == place));
            on.setTextAlign(TextAlignment.RIGHT);
            on.fillText(name, grid.left - 8, grid.top + middle);
            on.setFill(colour(lit != null && model.place(lit.predicted()) == place));
            if (upright) {
                on.setTextAlign(TextAlignment.CENTER);
                on.fillText(name, grid.left + middle, grid.top - 10);
                continue;
            }
            on.setTextAlign(TextAlignment.LEFT);
            on.save();
            on.translate(grid.left + middle, grid.top - 6);
            on.rotate(-Math.toDegrees(SLOPE));
            on.fillText(name, 0, 0);
            on.restore();
        }
    }

    private Color colour(boolean lit) {
        return lit ? theme.now().text() : theme.now().muted();
    }

    private void outline(GraphicsContext on, @Nullable Cell cell, Color colour) {
        if (cell != null && grid.side >= 3) {
            Point2D centre = centre(cell);
            on.setStroke(colour);
            on.setLineWidth(2);
            on.strokeRect(centre.getX() - grid.side / 2, centre.getY() - grid.side / 2, grid.side - 1, grid.side - 1);
        }
    }

    private static String shortened(String name, Font font) {
        if (width(name, font) <= LONGEST_NAME) {
            return name;
        }
        int length = name.length();
        while (length > 1 && width(name.substring(0, length) + "…", font) > LONGEST_NAME) {
            length--;
        }
        return name.substring(0, length) + "…";
    }

    private static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }
}
