package org.cnnworkbench.ui.data;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.train.PreparedData;
import org.cnnworkbench.ui.workspace.DataState;
import org.cnnworkbench.ui.workspace.DatasetSession;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the images, as the page shows it. Settings that don't fit the images are no reason to hide the images: then there
 * is a problem beside them.
 */
final class DataModel {

    /** What the page shows. */
    enum Phase {
        LOADING,
        FAILED,
        HERE
    }

    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable ImageDataset> images = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable PreparedData> prepared = new ReadOnlyObjectWrapper<>(null);
    private final DatasetSession session;

    DataModel(DatasetSession session) {
        this.session = session;
        session.stateProperty().addListener((observed, before, now) -> follow(now));
        follow(session.stateProperty().get());
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** What is being done while loading; why, after a failure. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** How far a load is, 0 to 1; -1 where nobody knows. */
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** Why the images can't be used with the settings of the experiment; empty where they can. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** As their reference names them; null while they are not here. */
    ReadOnlyObjectProperty<@Nullable ImageDataset> imagesProperty() {
        return images.getReadOnlyProperty();
    }

    /** As the network learns from them; null while that is not known. */
    ReadOnlyObjectProperty<@Nullable PreparedData> preparedProperty() {
        return prepared.getReadOnlyProperty();
    }

    void retry() {
        session.reload();
    }

    private void follow(DataState state) {
        switch (state) {
            case DataState.Loading loading -> {
                prepared.set(null);
                images.set(null);
                problem.set("");
                message.set(loading.message());
                fraction.set(loading.fraction());
                phase.set(Phase.LOADING);
            }
            case DataState.Loaded loaded -> {
                prepared.set(null);
                images.set(loaded.images());
                problem.set("");
                phase.set(Phase.HERE);
            }
            case DataState.Ready ready -> {
                images.set(ready.images());
                prepared.set(ready.prepared());
                problem.set("");
                phase.set(Phase.HERE);
            }
            case DataState.Failed failed -> {
                prepared.set(null);
                if (images.get() == null) {
                    message.set(failed.message());
                    phase.set(Phase.FAILED);
                } else {
                    problem.set(failed.message());
                }
            }
        }
    }
}
