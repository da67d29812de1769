package org.cnnworkbench.ui.data;

import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Theme;
import org.jspecify.annotations.Nullable;

/** Any number of images in rows, of which only those in sight are drawn. Arrow keys, page keys and the mouse choose one. */
final class ImageGrid extends Region {

    private static final int GAP = 4;
    private static final int MOST_SPARE = 8;
    private static final double BAR = 12;
    private static final double SHORTEST_THUMB = 0.06;

    private final Theme theme;
    private final RasterView raster = new RasterView(this::paint);
    private final ScrollBar bar = new ScrollBar();
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final IntegerProperty hovered = new SimpleIntegerProperty(-1);
    private @Nullable ImageDataset dataset;
    private int[] shown = new int[0];
    private Zoom zoom = Zoom.NONE;
    private IntConsumer zooming = steps -> {};

    ImageGrid(Theme theme) {
        this.theme = theme;
        getStyleClass().add("data-grid");
        setFocusTraversable(true);
        setAccessibleText("Images");
        setMinSize(0, 0);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        getChildren().addAll(raster, bar);
        bar.valueProperty().addListener(changed -> raster.repaint());
        selected.addListener(changed -> reveal());
        focusedProperty().addListener(changed -> raster.repaint());
        hovered.addListener(changed -> raster.repaint());
        theme.palette().addListener(changed -> raster.repaint());
        setOnScroll(this::scrolled);
        setOnMouseMoved(moved -> hovered.set(at(moved.getX(), moved.getY())));
        setOnMouseExited(left -> hovered.set(-1));
        setOnMousePressed(this::pressed);
        setOnKeyPressed(this::typed);
    }

    /** Which of the shown images is chosen; -1 for none. */
    IntegerProperty selectedProperty() {
        return selected;
    }

    /** Which of the shown images the mouse points at; -1 for none. */
    IntegerProperty hoveredProperty() {
        return hovered;
    }

    /** Hears of Ctrl and the wheel or plus and minus: steps by which images should grow. */
    void onZoom(IntConsumer listener) {
        zooming = listener;
    }

    /** @param positions of the images to show; the array itself, for reading only */
    void show(@Nullable ImageDataset images, int[] positions) {
        dataset = images;
        shown = positions;
        hovered.set(-1);
        measure();
        bar.setValue(0);
        raster.repaint();
    }

    /** The image at the top stays at the top. */
    void zoom(Zoom wanted) {
        int first = (int) (bar.getValue() / cellHeight()) * columns();
        zoom = wanted;
        measure();
        bar.setValue(Math.min(bar.getMax(), (double) (first / columns()) * cellHeight()));
        raster.repaint();
    }

    private TensorShape.Image shape() {
        return dataset == null ? TensorShape.image(1, 1, 1) : dataset.shape();
    }

    /** With the gap after it. */
    private int cellWidth() {
        return zoom.of(shape().width()) + GAP;
    }

    private int cellHeight() {
        return zoom.of(shape().height()) + GAP;
    }

    private int columns() {
        return Math.max(1, ((int) raster.getWidth() - GAP) / cellWidth());
    }

    /** Where a column begins: what is left of the width goes between the columns, unless that would tear them apart. */
    private int left(int column) {
        int spare = (int) raster.getWidth() - GAP - columns() * cellWidth();
        int gaps = columns() - 1;
        return GAP + column * cellWidth() + (gaps > 0 && spare / gaps <= MOST_SPARE ? column * spare / gaps : 0);
    }

    private int rows() {
        return Math.ceilDiv(shown.length, columns());
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        raster.resizeRelocate(0, 0, Math.max(0, width - BAR), height);
        bar.resizeRelocate(Math.max(0, width - BAR), 0, BAR, height);
        measure();
    }

    private void measure() {
        double content = (double) rows() * cellHeight() + GAP;
        double height = Math.max(1, getHeight());
        bar.setMax(Math.max(0, content - height));
        bar.setVisibleAmount(bar.getMax() * Math.max(SHORTEST_THUMB, Math.min(1, height / content)));
        bar.setUnitIncrement(cellHeight());
        bar.setBlockIncrement(Math.max(cellHeight(), height - cellHeight()));
        bar.setVisible(content > height);
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
    }

    private void paint(Raster into) {
        Palette palette = theme.now();
        into.clear(Raster.argb(palette.surface()));
        ImageDataset images = dataset;
        if (images == null) {
            return;
        }
        int scroll = (int) Math.round(bar.getValue());
        int columns = columns();
        int from = scroll / cellHeight() * columns;
        int to = Math.min(shown.length, ((scroll + into.height()) / cellHeight() + 1) * columns);
        for (int i = from; i < to; i++) {
            int left = left(i % columns);
            int top = GAP + i / columns * cellHeight() - scroll;
            into.image(images.shape(), images.image(shown[i]), left, top, zoom);
            if (i == selected.get()) {
                int color = Raster.argb(isFocused() ? palette.accent() : palette.muted());
                into.frame(left, top, cellWidth() - GAP, cellHeight() - GAP, 3, color);
            } else if (i == hovered.get()) {
                into.frame(left, top, cellWidth() - GAP, cellHeight() - GAP, 2, Raster.argb(palette.faint()));
            }
        }
    }

    private int at(double x, double y) {
        int column = columns() - 1;
        while (column > 0 && x < left(column) - GAP / 2) {
            column--;
        }
        int row = ((int) (y + bar.getValue()) - GAP / 2) / cellHeight();
        int found = row * columns() + column;
        return x < 0 || x >= raster.getWidth() || found >= shown.length || x > left(column) + cellWidth() ? -1 : found;
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        int found = at(event.getX(), event.getY());
        if (found >= 0) {
            selected.set(found);
        }
        // Tabs around it would take the focus, and with it the keys.
        event.consume();
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShortcutDown()) {
            zooming.accept((int) Math.signum(event.getDeltaY()));
        } else {
            bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY() * 2, 0, bar.getMax()));
            hovered.set(at(event.getX(), event.getY()));
        }
        event.consume();
    }

    private void typed(KeyEvent event) {
        int page = Math.max(1, (int) getHeight() / cellHeight()) * columns();
        boolean taken = true;
        switch (event.getCode()) {
            case LEFT -> move(-1);
            case RIGHT -> move(1);
            case UP -> move(-columns());
            case DOWN -> move(columns());
            case PAGE_UP -> move(-page);
            case PAGE_DOWN -> move(page);
            case HOME -> move(-shown.length);
            case END -> move(shown.length);
            case PLUS, ADD, EQUALS -> zooming.accept(1);
            case MINUS, SUBTRACT -> zooming.accept(-1);
            default -> taken = false;
        }
        if (taken) {
            event.consume();
        }
    }

    private void move(int by) {
        if (shown.length > 0) {
            selected.set(Math.clamp((long) Math.max(0, selected.get()) + by, 0, shown.length - 1));
        }
    }

    /** Scrolls as little as needed to have the chosen image in sight. */
    private void reveal() {
        int chosen = selected.get();
        if (chosen >= 0 && getHeight() > 0) {
            double top = (double) (chosen / columns()) * cellHeight();
            double lowest = Math.max(0, top + cellHeight() + GAP - getHeight());
            bar.setValue(Math.clamp(Math.clamp(bar.getValue(), Math.min(lowest, top), top), 0, bar.getMax()));
        }
        raster.repaint();
    }
}
