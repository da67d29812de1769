package org.cnnworkbench.run;

import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.data.FittedPreprocessing;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.train.PreparedData;

/**
 * How a network is asked and what its answers mean: the preprocessing with what was measured on the training images, and the classes. It is
 * kept with a run as {@code preparation.json}, so that images can be predicted without the data that was learned from.
 */
public record Preparation(List<String> classNames, FittedPreprocessing preprocessing) {

    private static final RecordCodec<Preparation> CODEC = RecordCodec.of(
            Preparation.class, JsonCodecs.ALL.with(FittedPreprocessing.class, FittedPreprocessing.CODEC));

    public Preparation {
        classNames = List.copyOf(classNames);
    }

    static Preparation of(PreparedData data) {
        return new Preparation(data.dataset().classNames(), data.preprocessing());
    }

    public TensorShape.Image shape() {
        return preprocessing.shape();
    }

    /** @throws InputException where images differ in shape or classes from those that the network learned */
    void check(ImageDataset dataset) {
        if (!dataset.shape().equals(shape())) {
            throw new InputException("data set " + dataset.name() + ": expected images of " + shape()
                    + ", as the network has learned, received " + dataset.shape());
        }
        if (!dataset.classNames().equals(classNames)) {
            throw new InputException("data set " + dataset.name() + ": expected the classes " + classNames
                    + ", as the network has learned, received " + dataset.classNames());
        }
    }

    void write(RunDirectory run) {
        SealedJson.write(file(run), JsonText.oneLine(CODEC.write(this)));
    }

    /**
     * That of a run.
     *
     * @throws InputException where the run has none, because it has not begun to train, or where the file is damaged
     */
    public static Preparation read(RunDirectory run) {
        return CODEC.read(SealedJson.read(file(run), JsonValue.MAX_CHARACTERS));
    }

    private static Path file(RunDirectory run) {
        return run.path().resolve("preparation.json");
    }
}
