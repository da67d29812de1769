package org.cnnworkbench.ui.data;

import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Theme;

/** The chosen image, enlarged, with what it is and the values under the mouse. */
final class ImageDetail extends VBox {

    static final int SIDE = 240;

    private static final String PROMPT = "Point at a pixel to read its value";

    private final ImagesModel model;
    private final Theme theme;
    private final RasterView picture = new RasterView(this::paint);
    private final Label name = new Label();
    private final Label place = new Label();
    private final Label value = new Label(PROMPT);

    ImageDetail(ImagesModel model, Theme theme) {
        super(8);
        this.model = model;
        this.theme = theme;
        name.getStyleClass().add("wb-title");
        name.setId("data-image-class");
        place.getStyleClass().add("wb-muted");
        place.setId("data-image-place");
        value.getStyleClass().addAll("wb-small", "wb-muted");
        value.setId("data-image-value");
        picture.setMinSize(SIDE, SIDE);
        picture.setPrefSize(SIDE, SIDE);
        picture.setMaxSize(SIDE, SIDE);
        picture.setId("data-image");
        picture.setOnMouseMoved(this::read);
        picture.setOnMouseExited(left -> value.setText(PROMPT));
        getChildren().addAll(new VBox(2, name, place), picture, value);
        model.selectedProperty().addListener(changed -> show());
        model.shownProperty().addListener(changed -> show());
        theme.palette().addListener(changed -> picture.repaint());
        show();
    }

    private void show() {
        ImageDataset images = model.datasetProperty().get();
        int position = model.selectedImage();
        if (images == null || position < 0) {
            name.setText("No image");
            place.setText("Choose another split or class");
        } else {
            String split = model.splitOf(position);
            name.setText(images.classNames().get(images.label(position)));
            place.setText("Image " + Format.count(position) + " · " + (split.isEmpty() ? "in no split" : split));
        }
        value.setText(PROMPT);
        picture.repaint();
    }

    private void paint(Raster into) {
        into.clear(Raster.argb(theme.now().surface()));
        ImageDataset images = model.datasetProperty().get();
        int position = model.selectedImage();
        if (images != null && position >= 0) {
            TensorShape.Image shape = images.shape();
            Zoom zoom = Zoom.fitting(shape, SIDE);
            into.image(shape, images.image(position), 0, 0, zoom);
        }
    }

    private void read(MouseEvent event) {
        ImageDataset images = model.datasetProperty().get();
        int position = model.selectedImage();
        if (images == null || position < 0) {
            return;
        }
        TensorShape.Image shape = images.shape();
        Zoom zoom = Zoom.fitting(shape, SIDE);
        int column = Math.floorDiv((int) event.getX(), zoom.magnify()) * zoom.reduce();
        int row = Math.floorDiv((int) event.getY(), zoom.magnify()) * zoom.reduce();
        if (row < 0 || row >= shape.height() || column < 0 || column >= shape.width()) {
            value.setText(PROMPT);
            return;
        }
        StringBuilder text = new StringBuilder("Row " + row + ", column " + column + ":");
        int at = (row * shape.width() + column) * shape.channels();
        for (int channel = 0; channel < Math.min(4, shape.channels()); channel++) {
            text.append(' ').append(images.image(position)[at + channel] & 0xff);
        }
        value.setText(text + " of 255");
    }
}
