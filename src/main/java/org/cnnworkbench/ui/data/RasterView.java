package org.cnnworkbench.ui.data;

import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Shows a {@link Raster} of its own size; painted once before the next frame, however often that is asked for. */
final class RasterView extends Region {

    private final ImageView view = new ImageView();
    private final Consumer<Raster> painter;
    private int wide;
    private int high;
    private boolean stale = true;
    private int[] pixels = new int[0];
    private @Nullable PixelBuffer<IntBuffer> buffer;

    /** @param painter draws everything, over what was there */
    RasterView(Consumer<Raster> painter) {
        this.painter = painter;
        view.setSmooth(false);
        view.setManaged(false);
        getChildren().add(view);
        setMinSize(0, 0);
    }

    /** What is drawn has changed. */
    void repaint() {
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        int nowWide = (int) Math.floor(getWidth());
        int nowHigh = (int) Math.floor(getHeight());
        if (nowWide < 1 || nowHigh < 1) {
            return;
        }
        if (nowWide != wide || nowHigh != high || buffer == null) {
            wide = nowWide;
            high = nowHigh;
            pixels = new int[wide * high];
            buffer = new PixelBuffer<>(wide, high, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            view.setImage(new WritableImage(buffer));
            stale = true;
        }
        if (stale) {
            stale = false;
            painter.accept(new Raster(wide, high, pixels));
            buffer.updateBuffer(changed -> null);
        }
    }
}
