package org.cnnworkbench.ui.data;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cnnworkbench.data.MeanImage;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Theme;

/** The shown images on average, and where they differ. */
final class AverageView extends VBox {

    private static final int SIDE = 116;

    private final ImagesModel model;
    private final Theme theme;
    private final RasterView mean = new RasterView(into -> paint(into, false));
    private final RasterView deviation = new RasterView(into -> paint(into, true));
    private final Label of = new Label();

    AverageView(ImagesModel model, Theme theme) {
        super(8);
        this.model = model;
        this.theme = theme;
        Label title = new Label("All shown images together");
        title.getStyleClass().add("wb-heading");
        of.getStyleClass().addAll("wb-small", "wb-muted");
        mean.setId("data-mean");
        deviation.setId("data-deviation");
        HBox pictures = new HBox(
                8,
                captioned(mean, "Mean", "The average of each pixel, black 0 to white 255"),
                captioned(
                        deviation,
                        "Deviation",
                        "How much each pixel differs from image to image: black for not at all, white for the most"));
        getChildren().addAll(title, pictures, of);
        model.meanProperty().addListener((observed, before, now) -> show());
        theme.palette().addListener(changed -> show());
        show();
    }

    private static Node captioned(RasterView picture, String name, String help) {
        picture.setMinSize(SIDE, SIDE);
        picture.setPrefSize(SIDE, SIDE);
        picture.setMaxSize(SIDE, SIDE);
        Label caption = new Label(name);
        caption.getStyleClass().addAll("wb-small", "wb-muted");
        Hint.on(picture, help);
        return new VBox(4, picture, caption);
    }

    private void show() {
        MeanImage average = model.meanProperty().get();
        of.setText(average == null ? "" : "Of " + Format.count(average.images()) + " images");
        mean.repaint();
        deviation.repaint();
    }

    private void paint(Raster into, boolean spread) {
        into.clear(Raster.argb(theme.now().surface()));
        MeanImage average = model.meanProperty().get();
        if (average == null) {
            return;
        }
        TensorShape.Image shape = average.shape();
        Zoom zoom = Zoom.fitting(shape, SIDE);
        Shades shades = spread ? Shades.from0(average.deviation()) : new Shades(0, 255);
        into.picture(shape, shades.argb(shape, spread ? average.deviation() : average.mean(), 0), 0, 0, zoom);
    }
}
