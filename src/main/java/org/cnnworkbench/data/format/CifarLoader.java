package org.cnnworkbench.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.TensorShape;

/** CIFAR-10 or CIFAR-100 in the binary version: 32×32 colour photos, from the published archive or from the folder it unpacks to. */
final class CifarLoader implements DatasetLoader {

    private static final TensorShape.Image SHAPE = TensorShape.image(32, 32, 3);

    private final boolean hundred;

    /** @param hundred CIFAR-100 instead of CIFAR-10 */
    CifarLoader(boolean hundred) {
        this.hundred = hundred;
    }

    @Override
    public String scheme() {
        return hundred ? "cifar100" : "cifar10";
    }

    @Override
    public String usage() {
        return hundred ? "cifar100:DIR?labels=fine|coarse" : "cifar10:DIR";
    }

    @Override
    public String help() {
        return hundred
                ? "CIFAR-100, binary version: a folder of .bin files or the .tar.gz; 100 fine or 20 coarse classes."
                : "CIFAR-10, binary version: a folder of .bin files or the .tar.gz.";
    }

    @Override
    public Set<String> options() {
        return hundred ? Set.of("labels") : Set.of();
    }

    @Override
    public ImageDataset load(DatasetReference reference, LoadContext context) throws IOException {
        Path path = context.resolve(reference.path());
        if (!Files.exists(path)) {
            throw new InputException(
                    path + ": expected a folder of CIFAR .bin files or their archive, received nothing of that name");
        }
        return read(scheme(), variant(reference, hundred), path, context.progress());
    }

    static CifarVariant variant(DatasetReference reference, boolean hundred) {
        if (!hundred) {
            if (reference.options().containsKey("labels")) {
                throw new InputException("data set reference " + reference + ": only CIFAR-100 has the option labels");
            }
            return CifarVariant.CIFAR10;
        }
        String labels = reference.options().getOrDefault("labels", "fine");
        return switch (labels) {
            case "fine" -> CifarVariant.CIFAR100_FINE;
            case "coarse" -> CifarVariant.CIFAR100_COARSE;
            default ->
                throw new InputException("data set reference " + reference
                        + ": labels: expected fine or coarse, received \"" + labels + "\"");
        };
    }

    /** @param path a folder or an archive */
    static ImageDataset read(String name, CifarVariant variant, Path path, Progress progress) throws IOException {
        CifarFiles files = Files.isDirectory(path)
                ? CifarFiles.ofDirectory(variant, path, progress)
                : CifarFiles.ofArchive(variant, path, progress);
        String where = path.toString();
        SplitParts parts = new SplitParts(name, SHAPE);
        for (String batch : variant.trainFiles()) {
            CifarFiles.Batch train = files.batch(batch, where);
            parts.add(ImageDataset.TRAIN, train.images(), train.labels());
        }
        CifarFiles.Batch test = files.batch(variant.testFile(), where);
        parts.add(ImageDataset.TEST, test.images(), test.labels());
        List<String> names = files.classNames().isEmpty() ? ClassNames.read(variant.builtInNames) : files.classNames();
        return parts.build(where, names);
    }
}
