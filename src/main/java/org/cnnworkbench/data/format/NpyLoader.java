package org.cnnworkbench.data.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;

/** Two arrays saved by NumPy: images and their labels. Everything is in the train split. */
final class NpyLoader implements DatasetLoader {

    /** More classes than any data set has: a larger label is a mistake, and names for all classes below it would fill the memory. */
    private static final int MOST_CLASSES = 100_000;

    private static final Pattern PATHS = Pattern.compile("(.+\\.npy),\\s*(.+\\.npy)", Pattern.CASE_INSENSITIVE);

    @Override
    public String scheme() {
        return "npy";
    }

    @Override
    public String usage() {
        return "npy:IMAGES.npy,LABELS.npy?classes=FILE.txt";
    }

    @Override
    public String help() {
        return "NumPy arrays: images N × height × width (× channels) of 0 to 255 or 0 to 1, and N labels.";
    }

    @Override
    public Set<String> options() {
        return Set.of("classes");
    }

    @Override
    public ImageDataset load(DatasetReference reference, LoadContext context) throws IOException {
        Matcher paths = PATHS.matcher(reference.path());
        if (!paths.matches()) {
            throw new InputException(
                    "data set reference " + reference + ": expected two files with a comma between: " + usage());
        }
        Source imageFile = new Source.OnDisk(context.resolveFile(paths.group(1)));
        Source labelFile = new Source.OnDisk(context.resolveFile(paths.group(2)));
        String classes = reference.options().get("classes");
        List<String> names =
                classes == null ? List.of() : ClassNames.read(new Source.OnDisk(context.resolveFile(classes)));
        int[] labels = readLabels(labelFile, context.progress());
        ImageArray images = NpyImages.read(imageFile, context.progress());
        if (labels.length != images.pixels().length) {
            throw new InputException(imageFile.name() + " has " + images.pixels().length + " images, but "
                    + labelFile.name() + " has " + labels.length + " labels");
        }
        SplitParts parts = new SplitParts("npy", images.shape());
        parts.add(ImageDataset.TRAIN, images.pixels(), labels);
        return parts.build(labelFile.name(), names);
    }

    /** Labels of N or N × 1. */
    static int[] readLabels(Source source, Progress progress) throws IOException {
        try (FileInput input = FileInput.open(source, progress)) {
            NpyHeader header = NpyHeader.read(input);
            long[] shape = header.shape();
            if (shape.length < 1 || shape.length > 2 || (shape.length == 2 && shape[1] != 1)) {
                throw new InputException(source.name() + ": expected labels as (N,), received " + header.shapeText()
                        + "; for one-hot rows save labels.argmax(1)");
            }
            if (header.kind() == 'f') {
                throw new InputException(source.name()
                        + ": expected integer labels, received floating-point numbers; save labels.astype('int64')");
            }
            HeapBudget.check(source.name(), shape[0], header.width());
            input.checkPromise(shape[0] * header.width());
            int[] labels = new int[Math.toIntExact(shape[0])];
            byte[] element = new byte[header.width()];
            ByteBuffer buffer = ByteBuffer.wrap(element).order(header.order());
            for (int i = 0; i < labels.length; i++) {
                int index = i;
                input.readFully(element, () -> "label " + index + " of " + labels.length);
                long label = header.integer(buffer, 0);
                if (label < 0 || label >= MOST_CLASSES) {
                    throw new InputException(source.name() + ": label " + i + ": expected 0 to " + (MOST_CLASSES - 1)
                            + ", received " + label);
                }
                labels[i] = (int) label;
            }
            input.expectEnd(labels.length + " labels");
            return labels;
        }
    }
}
