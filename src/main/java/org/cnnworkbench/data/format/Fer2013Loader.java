package org.cnnworkbench.data.format;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.spec.TensorShape;

/**
 * The table of the FER2013 challenge: a header {@code emotion,pixels,Usage} (in any order), then a row an image: a label from 0 to 6,
 * 2,304 numbers from 0 to 255 with spaces between, row by row from the top, and one of {@code Training}, {@code PublicTest} and
 * {@code PrivateTest}, which become train, validation and test.
 */
final class Fer2013Loader implements DatasetLoader {

    static final List<String> CLASSES = List.of("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral");
    static final TensorShape.Image SHAPE = TensorShape.image(48, 48, 1);

    @Override
    public String scheme() {
        return "fer2013";
    }

    @Override
    public String usage() {
        return "fer2013:FILE.csv";
    }

    @Override
    public String help() {
        return "The FER2013 table of 48×48 faces with seven emotions, a .csv file packed with gzip or not.";
    }

    @Override
    public ImageDataset load(DatasetReference reference, LoadContext context) throws IOException {
        Source source = new Source.OnDisk(context.resolveFile(reference.path()));
        Fer2013Table table = Fer2013Table.read(source, context.progress());
        Map<String, int[]> splits = new LinkedHashMap<>();
        for (String split : List.of(ImageDataset.TRAIN, ImageDataset.VALIDATION, ImageDataset.TEST)) {
            int[] rows = table.rowsOf(split);
            if (rows.length > 0) {
                splits.put(split, rows);
            }
        }
        return new ImageDataset("fer2013", SHAPE, CLASSES, table.images(), table.labels(), splits);
    }
}
