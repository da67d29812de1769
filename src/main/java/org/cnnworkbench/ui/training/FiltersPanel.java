package org.cnnworkbench.ui.training;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.eval.FilterMosaic;
import org.cnnworkbench.eval.MosaicOptions;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.TrainingEvent.FiltersChanged;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.common.Pictures;
import org.cnnworkbench.ui.workspace.RunProgress;
import org.jspecify.annotations.Nullable;

/** The filters of a chosen layer, as they change while it learns. */
final class FiltersPanel extends VBox {

    private static final int MOST_SCALE = 24;
    private static final int COLOURS = 3;

    private final LatestWins drawing;
    private final ComboBox<String> layers = new ComboBox<>();
    private final ImageView image = new ImageView();
    private final StackPane stage = new StackPane(image);
    private final Label message = new Label("The filters appear with the first batches.");
    private @Nullable FiltersChanged shown;
    private double shownSide;

    /** What was drawn in the background. */
    private record Drawn(List<String> layers, String layer, Image picture) {}

    FiltersPanel(Background background) {
        super(8);
        drawing = new LatestWins(background);
        getStyleClass().add("wb-card");
        Label title = new Label("Filters");
        title.getStyleClass().add("wb-heading");
        title.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        layers.setId("train-filter-layer");
        layers.setAccessibleText("Layer whose filters are shown");
        Hint.on(layers, "The layer whose filters are shown");
        layers.setMinWidth(64);
        layers.setVisible(false);
        layers.setOnAction(event -> {
            if (!layers.getItems().isEmpty()) {
                draw();
            }
        });
        HBox head = new HBox(8, title, space, layers);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(28);
        message.getStyleClass().addAll("wb-muted", "wb-small");
        message.setWrapText(true);
        stage.getChildren().add(message);
        stage.setMinSize(0, 0);
        image.setSmooth(false);
        image.setManaged(true);
        VBox.setVgrow(stage, Priority.ALWAYS);
        getChildren().addAll(head, stage);
        stage.widthProperty().addListener((observed, before, now) -> fitted());
        stage.heightProperty().addListener((observed, before, now) -> fitted());
    }

    private double side() {
        return Math.floor(Math.min(stage.getWidth(), stage.getHeight()));
    }

    private void fitted() {
        if (shown != null && side() != shownSide) {
            draw();
        }
    }

    void show(RunProgress run) {
        FiltersChanged now = run.filters();
        if (now == null && run.started() != null && run.batches().size() > 0) {
            message.setText("This network has no convolution, or the run was not watched.");
        }
        if (now != null && now != shown) {
            shown = now;
            draw();
        }
    }

    private void draw() {
        FiltersChanged filters = shown;
        double side = side();
        if (filters == null || side < 16) {
            return;
        }
        shownSide = side;
        String wanted = layers.getValue();
        drawing.request(() -> drawn(filters, wanted, side), this::show, this::failed);
    }

    /** Files of kernels that are being replaced, or were thinned out, are no failure: the next ones come soon. */
    private void failed(Throwable failure) {
        if (image.getImage() == null) {
            message.setText(
                    failure instanceof InputException ? "The filters can't be read yet." : String.valueOf(failure));
        }
    }

    private static @Nullable Drawn drawn(FiltersChanged filters, @Nullable String wanted, double side) {
        Map<String, Tensor> kernels = filters.kernels();
        if (kernels.isEmpty()) {
            return null;
        }
        List<String> names = List.copyOf(kernels.keySet());
        String layer = wanted != null && kernels.containsKey(wanted) ? wanted : names.getFirst();
        Tensor kernel = Objects.requireNonNull(kernels.get(layer));
        int filterCount = kernel.shape().get(0);
        int channels = kernel.shape().get(1);
        int height = kernel.shape().get(2);
        int width = kernel.shape().get(3);
        int perRow = (int) Math.ceil(Math.sqrt(filterCount));
        double scale = side / (perRow * (Math.max(height, width) + 1) + 1);
        MosaicOptions options = new MosaicOptions(
                (int) Math.clamp(Math.floor(scale), 1, MOST_SCALE),
                1,
                MosaicOptions.Normalization.TILE,
                channels == COLOURS ? MosaicOptions.Channels.RGB : MosaicOptions.Channels.SUM);
        return new Drawn(
                names,
                layer,
                Pictures.of(FilterMosaic.of(kernel.values(), filterCount, channels, height, width, options)));
    }

    private void show(@Nullable Drawn drawn) {
        if (drawn == null) {
            message.setText("This network has no convolution.");
            return;
        }
        message.setVisible(false);
        layers.setVisible(true);
        if (!layers.getItems().equals(drawn.layers)) {
            layers.getItems().setAll(drawn.layers);
        }
        if (!drawn.layer.equals(layers.getValue())) {
            layers.setValue(drawn.layer);
        }
        image.setImage(drawn.picture);
        // Of very many filters the picture is larger than its place.
        boolean large = drawn.picture.getWidth() > side() || drawn.picture.getHeight() > side();
        image.setPreserveRatio(true);
        image.setFitWidth(large ? side() : 0);
        image.setFitHeight(large ? side() : 0);
    }
}
