package org.cnnworkbench.run;

import java.nio.file.Path;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.jspecify.annotations.Nullable;

/** Where a trainer gets its images from. */
@FunctionalInterface
public interface ImageSource {

    /**
     * The images that a reference names.
     *
     * @param directory where relative paths in it start
     * @throws InterruptedException where the thread was interrupted
     */
    ImageDataset load(Path directory, DatasetReference reference, Progress progress) throws InterruptedException;

    /** Reads them from the disk every time. */
    static ImageSource of(Services services) {
        return (directory, reference, progress) -> services.datasets(directory).load(reference, progress);
    }

    /** Keeps what was read last, for runs on the same images one after the other. Not safe for concurrent use. */
    static ImageSource keepingLast(ImageSource source) {
        return new ImageSource() {

            private @Nullable Path lastDirectory;
            private @Nullable DatasetReference lastReference;
            private @Nullable ImageDataset last;

            @Override
            public ImageDataset load(Path directory, DatasetReference reference, Progress progress)
                    throws InterruptedException {
                ImageDataset kept = last;
                if (kept != null && directory.equals(lastDirectory) && reference.equals(lastReference)) {
                    return kept;
                }
                // Let go first: two large data sets at once may be too much.
                last = null;
                ImageDataset loaded = source.load(directory, reference, progress);
                lastDirectory = directory;
                lastReference = reference;
                last = loaded;
                return loaded;
            }
        };
    }
}
