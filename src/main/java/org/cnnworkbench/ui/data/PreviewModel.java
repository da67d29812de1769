package org.cnnworkbench.ui.data;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.PreparedData;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.common.Notices;
import org.cnnworkbench.ui.workspace.ExperimentDocument;
import org.jspecify.annotations.Nullable;

/** Which images and draws the augmentation studio shows; worked out anew with every edit. */
final class PreviewModel {

    private final ExperimentDocument document;
    private final DataModel data;
    private final Notices notices;
    private final LatestWins drawing;
    private final BooleanProperty active = new SimpleBooleanProperty(false);
    private final BooleanProperty prepared = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>(null);
    private int images = 4;
    private int epochs = 6;
    private int firstImage;
    private int firstEpoch = 1;

    PreviewModel(ExperimentDocument document, DataModel data, Background background, Notices notices) {
        this.document = document;
        this.data = data;
        this.notices = notices;
        this.drawing = new LatestWins(background);
        document.experimentProperty().addListener(changed -> draw());
        data.preparedProperty().addListener(changed -> draw());
        active.addListener(changed -> draw());
        prepared.addListener(changed -> draw());
    }

    /** Whether somebody looks: otherwise nothing is drawn. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** Whether values are shown as the network is fed them. */
    BooleanProperty preparedProperty() {
        return prepared;
    }

    /** Null while there is nothing to show. */
    ReadOnlyObjectProperty<@Nullable Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** How much there is room for, at least one of each. */
    void room(int forImages, int forEpochs) {
        if (forImages != images || forEpochs != epochs) {
            images = Math.max(1, forImages);
            epochs = Math.max(1, forEpochs);
            draw();
        }
    }

    /** The next epochs of the same images. */
    void drawAgain() {
        firstEpoch += epochs;
        draw();
    }

    /** Other images, in the same epochs. */
    void otherImages() {
        firstImage += images;
        draw();
    }

    private void draw() {
        PreparedData here = data.preparedProperty().get();
        if (here == null) {
            drawing.cancel();
            preview.set(null);
            return;
        }
        if (!active.get()) {
            return;
        }
        Experiment experiment = document.experiment();
        Preview.Wish wish = new Preview.Wish(
                experiment.augmentation(),
                experiment.training().seed(),
                firstImage,
                images,
                firstEpoch,
                epochs,
                prepared.get());
        drawing.request(
                () -> Preview.of(here.dataset(), here.preprocessing(), wish),
                preview::set,
                failure -> notices.problem("drawing the preview", failure));
    }
}
