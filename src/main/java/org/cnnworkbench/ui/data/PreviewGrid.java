package org.cnnworkbench.ui.data;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.ui.common.Theme;
import org.jspecify.annotations.Nullable;

/** As many images and draws as there is room for: a row an image, the image itself on the left. */
final class PreviewGrid extends Region {

    private static final int SIDE = 76;
    private static final int LARGE_SIDE = 112;
    private static final double LARGE = 1100;
    private static final int GAP = 6;
    private static final int AFTER_ORIGINAL = 14;
    private static final int HEAD = 24;

    private final PreviewModel model;
    private final Theme theme;
    private final RasterView raster = new RasterView(this::paint);
    private final List<Label> heads = new ArrayList<>();

    PreviewGrid(PreviewModel model, Theme theme) {
        this.model = model;
        this.theme = theme;
        setId("augment-preview");
        setMinSize(0, 0);
        getChildren().add(raster);
        model.previewProperty().addListener(changed -> requestLayout());
        model.previewProperty().addListener(changed -> raster.repaint());
        theme.palette().addListener(changed -> raster.repaint());
    }

    private Zoom zoom(TensorShape.Image shape) {
        return Zoom.levels(shape).get(Zoom.levelFor(shape, getWidth() >= LARGE ? LARGE_SIDE : SIDE));
    }

    @Override
    protected void layoutChildren() {
        raster.resizeRelocate(0, HEAD, getWidth(), Math.max(0, getHeight() - HEAD));
        Preview preview = model.previewProperty().get();
        if (preview == null) {
            heads.forEach(head -> head.setVisible(false));
            return;
        }
        Zoom zoom = zoom(preview.shape());
        int wide = zoom.of(preview.shape().width()) + GAP;
        int high = zoom.of(preview.shape().height()) + GAP;
        int epochs = ((int) getWidth() - wide - AFTER_ORIGINAL + GAP) / wide;
        model.room(Math.max(1, ((int) getHeight() - HEAD + GAP) / high), Math.max(1, epochs));
        head(preview, wide);
    }

    private void head(Preview preview, int wide) {
        int columns = preview.lines().isEmpty()
                ? 0
                : preview.lines().getFirst().pictures().size();
        while (heads.size() < columns) {
            Label head = new Label();
            head.getStyleClass().addAll("wb-small", "wb-muted");
            heads.add(head);
            getChildren().add(head);
        }
        for (int column = 0; column < heads.size(); column++) {
            Label head = heads.get(column);
            head.setVisible(column < columns);
            head.setText(
                    column == 0 ? "Original" : (column == 1 ? "Epoch " : "") + (preview.firstEpoch() + column - 1));
            head.resizeRelocate(left(column, wide), 0, wide + (column == 0 ? AFTER_ORIGINAL : 0), HEAD - 4);
        }
    }

    private static int left(int column, int wide) {
        return column * wide + (column > 0 ? AFTER_ORIGINAL : 0);
    }

    private void paint(Raster into) {
        into.clear(Raster.argb(theme.now().surface()));
        @Nullable Preview preview = model.previewProperty().get();
        if (preview == null) {
            return;
        }
        TensorShape.Image shape = preview.shape();
        Zoom zoom = zoom(shape);
        int top = 0;
        for (Preview.Line line : preview.lines()) {
            for (int column = 0; column < line.pictures().size(); column++) {
                into.picture(shape, line.pictures().get(column), left(column, zoom.of(shape.width()) + GAP), top, zoom);
            }
            top += zoom.of(shape.height()) + GAP;
        }
    }
}
