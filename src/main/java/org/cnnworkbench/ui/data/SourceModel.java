package org.cnnworkbench.ui.data;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.format.DatasetLoader;
import org.cnnworkbench.data.format.Recognition;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.ui.common.Notices;
import org.cnnworkbench.ui.workspace.DataState;
import org.cnnworkbench.ui.workspace.DatasetSession;
import org.cnnworkbench.ui.workspace.ExperimentDocument;

/** Where the images come from: what can be chosen, and the reference that stands in the field. */
final class SourceModel {

    private static final int MOST_RECENT = 8;

    /**
     * A set that needs no place.
     *
     * @param title  what people call it
     * @param detail what it holds, and what fetching it costs
     */
    record Ready(String title, String detail, String reference) {}

    /** How something on disk is pointed at. */
    enum Pick {
        FOLDER,
        FILE,
        TWO_FILES
    }

    /**
     * A format on disk.
     *
     * @param title  what people call it
     * @param help   one sentence about the format
     * @param ending what its files end in; empty for folders
     */
    record OnDisk(String title, String help, String scheme, Pick pick, List<String> ending) {}

    static final List<Ready> BUILT_IN = List.of(
            new Ready("Clothes (Fashion-MNIST mini)", "14,000 gray images of 28×28", "builtin:fashion-mnist-mini"),
            new Ready("Handwritten digits", "1,797 gray images of 8×8", "builtin:digits"));

    static final List<Ready> FETCHED = List.of(
            new Ready("MNIST", "70,000 digits of 28×28, downloads 12 MB once", "catalog:mnist"),
            new Ready("Fashion-MNIST", "70,000 clothes of 28×28, downloads 31 MB once", "catalog:fashion-mnist"),
            new Ready("CIFAR-10", "60,000 colour photos of 32×32, downloads 170 MB once", "catalog:cifar10"),
            new Ready("CIFAR-100", "60,000 colour photos of 32×32, downloads 169 MB once", "catalog:cifar100"));

    private final ExperimentDocument document;
    private final DatasetSession session;
    private final Notices notices;
    private final List<DatasetLoader> loaders;
    private final StringProperty reference = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final Deque<String> recent = new ArrayDeque<>();

    /** @param loaders all formats that there are */
    SourceModel(ExperimentDocument document, DatasetSession session, Notices notices, List<DatasetLoader> loaders) {
        this.document = document;
        this.session = session;
        this.notices = notices;
        this.loaders = List.copyOf(loaders);
        reference.addListener((observed, before, now) -> hint.set(hintOf(now)));
        document.experimentProperty().addListener((observed, before, now) -> follow(now));
        session.stateProperty().addListener((observed, before, now) -> remember(now));
        follow(document.experiment());
        remember(session.stateProperty().get());
    }

    /** The text in the field; the experiment has it after {@link #load()}. */
    StringProperty referenceProperty() {
        return reference;
    }

    /** How a reference of the format in the field is written, in one line. */
    ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** Sources that were read since the start, the latest first. */
    List<String> recent() {
        return List.copyOf(recent);
    }

    /** All formats that lie on disk. */
    List<OnDisk> onDisk() {
        return loaders.stream()
                .filter(loader -> !List.of("builtin", "catalog").contains(loader.scheme()))
                .map(SourceModel::onDisk)
                .toList();
    }

    private static OnDisk onDisk(DatasetLoader loader) {
        return switch (loader.scheme()) {
            case "idx" -> of(loader, "IDX files (MNIST format)", Pick.FOLDER);
            case "fer2013" -> of(loader, "FER2013 table", Pick.FILE, "*.csv", "*.csv.gz");
            case "cifar10" -> of(loader, "CIFAR-10, binary version", Pick.FOLDER);
            case "cifar100" -> of(loader, "CIFAR-100, binary version", Pick.FOLDER);
            case "folder" -> of(loader, "Pictures, a folder a class", Pick.FOLDER);
            case "npy" -> of(loader, "NumPy arrays", Pick.TWO_FILES, "*.npy");
            default -> of(loader, loader.scheme(), Pick.FILE, "*.*");
        };
    }

    private static OnDisk of(DatasetLoader loader, String title, Pick pick, String... endings) {
        return new OnDisk(title, loader.help(), loader.scheme(), pick, List.of(endings));
    }

    /** Reads what stands in the field, once more where it has been read already. */
    void load() {
        choose(reference.get());
    }

    /** Makes this the source of the experiment. The chosen classes go with the old one: the new one has others. */
    void choose(String wanted) {
        String text = wanted.strip();
        if (text.equals(document.experiment().data().reference())) {
            reference.set(text);
            session.reload();
            return;
        }
        try {
            DatasetReference.parse(text);
        } catch (InputException e) {
            notices.problem("with the source of the images", e);
            return;
        }
        document.edit("the source of the images", experiment -> withSource(experiment, text));
    }

    private static Experiment withSource(Experiment experiment, String reference) {
        return Edits.data(experiment, Edits.source(experiment.data(), reference));
    }

    /** A folder or file of a format that the person named. */
    void choose(OnDisk format, List<Path> places) {
        String path = places.stream()
                .map(Path::toString)
                .reduce((a, b) -> a + "," + b)
                .orElse("");
        if (!path.isEmpty()) {
            choose(format.scheme() + ":" + path);
        }
    }

    /** Takes a file or folder of a format that its names tell; false where they tell none. */
    boolean take(Path place) {
        try {
            Optional<DatasetReference> found = Recognition.of(place);
            found.ifPresent(known -> choose(known.toString()));
            return found.isPresent();
        } catch (InputException e) {
            notices.problem("looking at " + place, e);
            return true;
        }
    }

    void cancel() {
        session.cancel();
    }

    private void follow(Experiment experiment) {
        reference.set(experiment.data().reference());
    }

    private void remember(DataState state) {
        if (state instanceof DataState.Loaded loaded) {
            recent.remove(loaded.reference());
            recent.addFirst(loaded.reference());
            if (recent.size() > MOST_RECENT) {
                recent.removeLast();
            }
        }
    }

    private String hintOf(String text) {
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon).strip();
        return loaders.stream()
                .filter(loader -> loader.scheme().equals(scheme))
                .findFirst()
                .map(loader -> loader.usage() + "\n" + loader.help())
                .orElse("A format, a colon and a place:\n"
                        + String.join(
                                ", ", loaders.stream().map(DatasetLoader::usage).toList()));
    }
}
