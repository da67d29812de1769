package org.cnnworkbench.ui.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cnnworkbench.data.DatasetStatistics;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.MeanImage;
import org.cnnworkbench.train.PreparedData;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.common.Notices;
import org.jspecify.annotations.Nullable;

/** Which images are looked at, and what is known of them. */
final class ImagesModel {

    /** Every split, and images of none. */
    static final String ALL_SPLITS = "";

    /** Every class. */
    static final int ALL_CLASSES = -1;

    /**
     * A sentence about the images.
     *
     * @param warning whether it wants doing something
     * @param pick    finds the images that it speaks of; null where there are none to show
     */
    record Finding(String text, boolean warning, @Nullable Function<ImageDataset, int[]> pick) {

        Finding(String text, boolean warning) {
            this(text, warning, null);
        }
    }

    private final DataModel data;
    private final Notices notices;
    private final LatestWins measuring;
    private final LatestWins averaging;
    private final LatestWins picking;
    private final BooleanProperty active = new SimpleBooleanProperty(false);
    private final BooleanProperty asPrepared = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<@Nullable ImageDataset> dataset = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable Distribution> distribution = new ReadOnlyObjectWrapper<>(null);
    private final ObjectProperty<String> split = new SimpleObjectProperty<>(ALL_SPLITS);
    private final IntegerProperty label = new SimpleIntegerProperty(ALL_CLASSES);
    private final ReadOnlyObjectWrapper<int[]> shown = new ReadOnlyObjectWrapper<>(new int[0]);
    private final ReadOnlyObjectWrapper<@Nullable Finding> picked = new ReadOnlyObjectWrapper<>(null);
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final ReadOnlyObjectWrapper<@Nullable MeanImage> mean = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ObservableList<Finding> findingsToRead = FXCollections.unmodifiableObservableList(findings);
    private int[] splitOf = new int[0];
    private boolean filtering;

    ImagesModel(DataModel data, Background background, Notices notices) {
        this.data = data;
        this.notices = notices;
        this.measuring = new LatestWins(background);
        this.averaging = new LatestWins(background);
        this.picking = new LatestWins(background);
        data.imagesProperty().addListener((observed, before, now) -> choose());
        data.preparedProperty().addListener((observed, before, now) -> choose());
        asPrepared.addListener((observed, before, now) -> choose());
        active.addListener((observed, before, now) -> choose());
        split.addListener((observed, before, now) -> filter());
        label.addListener((observed, before, now) -> filter());
    }

    /** Whether somebody looks: otherwise nothing is worked out. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** Whether the images are shown with classes chosen, split, limited as the experiment wants them, or as they come. */
    BooleanProperty asPreparedProperty() {
        return asPrepared;
    }

    /** The images that are looked at; null while there are none. */
    ReadOnlyObjectProperty<@Nullable ImageDataset> datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Distribution> distributionProperty() {
        return distribution.getReadOnlyProperty();
    }

    /** The split to show, or {@link #ALL_SPLITS}. */
    ObjectProperty<String> splitProperty() {
        return split;
    }

    /** The class to show, or {@link #ALL_CLASSES}. */
    IntegerProperty labelProperty() {
        return label;
    }

    /** Positions in the data set of the images that pass split and class; for reading only. */
    ReadOnlyObjectProperty<int[]> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The finding whose images are shown; null where split and class say what is shown. */
    ReadOnlyObjectProperty<@Nullable Finding> pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    /** Shows the images that a finding speaks of; null shows those of split and class again. */
    void pick(@Nullable Finding finding) {
        ImageDataset images = dataset.get();
        Function<ImageDataset, int[]> pick = finding == null ? null : finding.pick();
        if (images == null || pick == null) {
            filter();
            return;
        }
        picking.request(
                () -> pick.apply(images),
                positions -> {
                    picked.set(finding);
                    present(images, positions);
                },
                failure -> notices.problem("looking for the images", failure));
    }

    /** Which of the shown images is looked at closely; -1 for none. */
    IntegerProperty selectedProperty() {
        return selected;
    }

    /** Of the shown images; null while it is not known. */
    ReadOnlyObjectProperty<@Nullable MeanImage> meanProperty() {
        return mean.getReadOnlyProperty();
    }

    /** Whether the images are being measured. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What is worth knowing of the images. */
    ObservableList<Finding> findings() {
        return findingsToRead;
    }

    /** Position in the data set of the image that is looked at closely; -1 for none. */
    int selectedImage() {
        int at = selected.get();
        return at < 0 || at >= shown.get().length ? -1 : shown.get()[at];
    }

    /** The split of an image; empty where it belongs to none. */
    String splitOf(int position) {
        ImageDataset images = dataset.get();
        int number = images == null || position < 0 || position >= splitOf.length ? -1 : splitOf[position];
        return images == null || number < 0 ? "" : images.splitNames().get(number);
    }

    private void choose() {
        PreparedData prepared = data.preparedProperty().get();
        ImageDataset wanted = asPrepared.get() && prepared != null
                ? prepared.dataset()
                : data.imagesProperty().get();
        if (!active.get() || wanted == dataset.get()) {
            return;
        }
        if (wanted != null && sameImages(wanted, dataset.get())) {
            return;
        }
        show(wanted);
    }

    /** Preparing again makes a new set of the same images. */
    private static boolean sameImages(ImageDataset one, @Nullable ImageDataset other) {
        return other != null
                && one.size() == other.size()
                && one.classNames().equals(other.classNames())
                && one.splitNames().equals(other.splitNames())
                && one.splitNames().stream().allMatch(name -> Arrays.equals(one.split(name), other.split(name)))
                && IntStream.range(0, one.size()).allMatch(i -> one.image(i) == other.image(i));
    }

    private void show(@Nullable ImageDataset images) {
        filtering = true;
        if (images == null || !images.splitNames().contains(split.get())) {
            split.set(ALL_SPLITS);
        }
        if (images == null || label.get() >= images.classNames().size()) {
            label.set(ALL_CLASSES);
        }
        filtering = false;
        dataset.set(images);
        findings.clear();
        mean.set(null);
        measuring.cancel();
        averaging.cancel();
        picking.cancel();
        picked.set(null);
        busy.set(false);
        if (images == null) {
            distribution.set(null);
            shown.set(new int[0]);
            selected.set(-1);
            return;
        }
        rememberSplits(images);
        Distribution counted = Distribution.of(images);
        distribution.set(counted);
        Distribution.Balance balance = counted.balance();
        findings.add(new Finding(balance.sentence(), balance.uneven()));
        filter();
        busy.set(true);
        measuring.request(
                () -> DatasetStatistics.of(images),
                statistics -> {
                    busy.set(false);
                    findings.addAll(findingsOf(statistics));
                },
                failure -> {
                    busy.set(false);
                    notices.problem("measuring the images", failure);
                });
    }

    private void rememberSplits(ImageDataset images) {
        splitOf = new int[images.size()];
        Arrays.fill(splitOf, -1);
        int number = 0;
        for (int[] positions : images.splits().values()) {
            for (int position : positions) {
                splitOf[position] = number;
            }
            number++;
        }
    }

    /** What the numbers say, in sentences. */
    static List<Finding> findingsOf(DatasetStatistics statistics) {
        List<Finding> found = new ArrayList<>();
        int copies = statistics.images() - statistics.distinct();
        for (Map.Entry<String, Integer> repeats : statistics.repeats().entrySet()) {
            if (repeats.getValue() > 0) {
                found.add(new Finding(
                        Format.count(repeats.getValue()) + " of " + Format.count(statistics.total(repeats.getKey()))
                                + " " + repeats.getKey()
                                + " images are copies of a training image: the network has seen them, so its "
                                + repeats.getKey() + " result looks better than it is.",
                        true,
                        images -> DatasetStatistics.repeated(images, repeats.getKey())));
            }
        }
        if (statistics.constant() > 0) {
            found.add(new Finding(
                    (statistics.constant() == 1 ? "1 image is" : Format.count(statistics.constant()) + " images are")
                            + " of one value all over: nothing can be seen there.",
                    true,
                    DatasetStatistics::constantImages));
        }
        found.add(
                copies == 0
                        ? new Finding("No image occurs twice.", false)
                        : new Finding(
                                Format.count(statistics.distinct()) + " of " + Format.count(statistics.images())
                                        + " images are distinct; the others are copies.",
                                false,
                                DatasetStatistics::copies));
        found.add(new Finding(
                "Mean " + Format.number(statistics.pixels().mean()) + " and standard deviation "
                        + Format.number(statistics.pixels().standardDeviation())
                        + " of all pixels, where black is 0 and white is 1.",
                false));
        return found;
    }

    private void filter() {
        ImageDataset images = dataset.get();
        if (filtering || images == null) {
            return;
        }
        IntStream candidates = split.get().equals(ALL_SPLITS)
                ? IntStream.range(0, images.size())
                : Arrays.stream(Objects.requireNonNull(images.splits().get(split.get())));
        int wanted = label.get();
        int[] passing = candidates
                .filter(i -> wanted == ALL_CLASSES || images.label(i) == wanted)
                .toArray();
        picking.cancel();
        picked.set(null);
        present(images, passing);
    }

    private void present(ImageDataset images, int[] passing) {
        selected.set(-1);
        shown.set(passing);
        selected.set(passing.length == 0 ? -1 : 0);
        average(images, passing);
    }

    private void average(ImageDataset images, int[] passing) {
        if (passing.length == 0) {
            averaging.cancel();
            mean.set(null);
            return;
        }
        averaging.request(
                () -> MeanImage.of(images, passing),
                mean::set,
                failure -> notices.problem("averaging the images", failure));
    }
}
