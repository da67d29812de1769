package org.cnnworkbench.ui.workspace;

import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.PreparedData;

/** How it stands with the images of the experiment. */
public sealed interface DataState {

    /** As the experiment writes it. */
    String reference();

    /**
     * They are being read or downloaded.
     *
     * @param fraction 0 to 1, or -1 where nobody knows how much there is
     */
    record Loading(String reference, String message, double fraction) implements DataState {}

    /** They are here as their reference names them; what the experiment makes of them is being worked out. */
    record Loaded(String reference, ImageDataset images) implements DataState {}

    /**
     * They are ready to be learned from.
     *
     * @param experiment for which they were prepared
     * @param images     as their reference names them
     * @param prepared   with classes chosen, split, limited, balanced, and the preprocessing fitted
     */
    record Ready(String reference, Experiment experiment, ImageDataset images, PreparedData prepared)
            implements DataState {}

    /** They can't be had, or not as the experiment wants them: why, and how to mend it. */
    record Failed(String reference, String message) implements DataState {}

    /**
     * What a network is fed.
     *
     * @param classes that it tells apart, 0 where that is not known
     * @param awaited whether the images are still being read, so that nobody is to blame for what is not known
     */
    record NetworkInput(TensorShape.Image shape, int classes, boolean awaited) {

        /** What is known. */
        public NetworkInput(TensorShape.Image shape, int classes) {
            this(shape, classes, false);
        }
    }
}
