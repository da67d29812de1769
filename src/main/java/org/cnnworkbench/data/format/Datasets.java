package org.cnnworkbench.data.format;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;

/** Finds and reads the images that a reference names. Holds nothing but its settings; may be used by many threads. */
public final class Datasets {

    private final Path baseDirectory;
    private final List<DatasetLoader> loaders;

    /**
     * All formats.
     *
     * @param baseDirectory  relative paths in references start here
     * @param cacheDirectory where sets of the catalogue are kept; it is made when the first is fetched
     */
    public Datasets(Path baseDirectory, Path cacheDirectory) {
        this(baseDirectory, standardLoaders(cacheDirectory));
    }

    /** For other formats than those that come with the program. */
    public Datasets(Path baseDirectory, List<DatasetLoader> loaders) {
        this.baseDirectory = baseDirectory;
        this.loaders = List.copyOf(loaders);
    }

    private static List<DatasetLoader> standardLoaders(Path cacheDirectory) {
        return List.of(
                new BuiltinLoader(),
                new IdxLoader(),
                new Fer2013Loader(),
                new CifarLoader(false),
                new CifarLoader(true),
                new FolderLoader(),
                new NpyLoader(),
                new CatalogLoader(cacheDirectory));
    }

    /** Every format, for help texts and choosers. */
    public List<DatasetLoader> loaders() {
        return loaders;
    }

    /** {@link #load(DatasetReference, Progress)} of a reference as written, unobserved. */
    public ImageDataset load(String reference) throws InterruptedException {
        return load(DatasetReference.parse(reference), Progress.none());
    }

    /**
     * Reads a whole data set into memory. A set that brings no split of its own has every image in {@link ImageDataset#TRAIN}.
     *
     * @param progress called on this thread
     * @throws InputException       where the reference or the data is wrong, in one message for the person who gave it
     * @throws InterruptedException where this thread was interrupted, which is how a load is cancelled
     */
    public ImageDataset load(DatasetReference reference, Progress progress) throws InterruptedException {
        DatasetLoader loader = loaderOf(reference);
        checkOptions(reference, loader);
        try {
            return loader.load(reference, new LoadContext(baseDirectory, progress));
        } catch (InterruptedIOException e) {
            InterruptedException cancelled = new InterruptedException("loading " + reference + " was cancelled");
            cancelled.initCause(e);
            throw cancelled;
        } catch (IOException e) {
            throw new InputException("data set " + reference + " can't be read: " + e, e);
        }
    }

    private DatasetLoader loaderOf(DatasetReference reference) {
        return loaders.stream()
                .filter(loader -> loader.scheme().equals(reference.scheme()))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "data set reference " + reference + ": unknown format \"" + reference.scheme()
                                + "\"; expected "
                                + loaders.stream().map(DatasetLoader::usage).collect(Collectors.joining(", "))));
    }

    private static void checkOptions(DatasetReference reference, DatasetLoader loader) {
        for (String option : reference.options().keySet()) {
            if (!loader.options().contains(option)) {
                throw new InputException("data set reference " + reference + ": unknown option \"" + option + "\"; "
                        + loader.scheme() + " is written " + loader.usage());
            }
        }
    }
}
