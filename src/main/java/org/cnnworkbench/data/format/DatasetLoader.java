package org.cnnworkbench.data.format;

import java.io.IOException;
import java.util.Set;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.input.InputException;

/** Reads one format. A new format is one more class that implements this, and one more line in {@link Datasets}. */
public interface DatasetLoader {

    /** What stands before the colon of a reference. */
    String scheme();

    /** How a reference is written, for help texts: {@code idx:DIR}. */
    String usage();

    /** One sentence that says what is read. */
    String help();

    /** Names of the options that a reference may carry. */
    default Set<String> options() {
        return Set.of();
    }

    /**
     * Reads the whole set into memory. A set that brings no split of its own comes with every image in {@link ImageDataset#TRAIN}.
     *
     * @throws InputException       where the data can't be read: which file, which row or byte, what was expected and received
     * @throws InterruptedException where the thread was interrupted; everything that was opened is closed
     * @throws IOException          where the machine failed to read
     */
    ImageDataset load(DatasetReference reference, LoadContext context) throws IOException, InterruptedException;
}
