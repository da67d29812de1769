package org.cnnworkbench.ui.inspect;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.eval.MosaicOptions.Channels;
import org.cnnworkbench.eval.MosaicOptions.Normalization;
import org.cnnworkbench.run.FilterFrames;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.common.LatestWins;
import org.jspecify.annotations.Nullable;

/** The filters of one layer of one run, at one moment. */
final class FilterColumnModel {

    /** With more tiles nobody could see one. */
    private static final int MOST_TILES = 8192;

    private static final int RGB = 3;

    private final LatestWins drawing;
    private final Consumer<Throwable> failures;
    private final ObjectProperty<Channels> channels;
    private final ObjectProperty<Normalization> normalization;
    private final ObservableList<String> layers = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> layer = new SimpleObjectProperty<>(null);
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final ReadOnlyObjectWrapper<@Nullable Picture> picture = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private FilterFrames.@Nullable Frame frame;
    private @Nullable Loaded loaded;
    private boolean settling;

    private record Loaded(FilterFrames.Frame frame, Map<String, Tensor> kernels) {
        List<String> layers() {
            return List.copyOf(kernels.keySet());
        }
    }

    private record Drawn(Loaded loaded, @Nullable Picture picture) {}

    /**
     * A drawn layer.
     *
     * @param channels how the input channels are shown, which may be another way than was wished
     */
    record Picture(String layer, Tensor kernel, Mosaic mosaic, Channels channels) {

        int filters() {
            return kernel.shape().get(0);
        }

        int inputs() {
            return kernel.shape().get(1);
        }

        /** As a person says it: {@code 16 filters of 5×5, 3 channels}. */
        String text() {
            return filters() + (filters() == 1 ? " filter of " : " filters of ")
                    + kernel.shape().get(2) + "×" + kernel.shape().get(3) + ", " + inputs()
                    + (inputs() == 1 ? " channel" : " channels");
        }

        /** Which filter, and of which channel, a tile shows. */
        String title(int tile) {
            if (channels != Channels.SEPARATE || inputs() == 1) {
                return "Filter " + (tile + 1) + (inputs() > 1 && channels == Channels.SUM ? ", channels added up" : "");
            }
            return "Filter " + (tile / inputs() + 1) + ", channel " + (tile % inputs() + 1);
        }

        /** The numbers of a tile, row by row; in colour all of red, then green, then blue. */
        float[] values(int tile) {
            int area = mosaic.tileWidth() * mosaic.tileHeight();
            int planes = channels == Channels.SEPARATE ? 1 : inputs();
            float[] values = new float[channels == Channels.RGB ? area * RGB : area];
            int from = tile * planes * area;
            for (int i = 0; i < planes * area; i++) {
                values[channels == Channels.RGB ? i : i % area] += kernel.values()[from + i];
            }
            return values;
        }
    }

    /**
     * @param channels      wished, followed
     * @param normalization wished, followed
     * @param failures      told what can't be read
     */
    FilterColumnModel(
            Background background,
            ObjectProperty<Channels> channels,
            ObjectProperty<Normalization> normalization,
            Consumer<Throwable> failures) {
        this.drawing = new LatestWins(background);
        this.failures = failures;
        this.channels = channels;
        this.normalization = normalization;
        layer.addListener((observed, before, now) -> {
            if (!settling) {
                selected.set(-1);
                draw();
            }
        });
        channels.addListener((observed, before, now) -> {
            selected.set(-1);
            draw();
        });
        normalization.addListener((observed, before, now) -> draw());
    }

    /** The layers that have filters. */
    ObservableList<String> layers() {
        return layers;
    }

    ObjectProperty<@Nullable String> layerProperty() {
        return layer;
    }

    /** The tile that is looked at closely; -1 for none. */
    IntegerProperty selectedProperty() {
        return selected;
    }

    ReadOnlyObjectProperty<@Nullable Picture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** Why there is no picture; empty where there is one. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Shows another moment; null for nothing. */
    void show(FilterFrames.@Nullable Frame now) {
        frame = now;
        if (now == null) {
            drawing.cancel();
            loaded = null;
            settle(() -> {
                layers.clear();
                layer.set(null);
            });
            selected.set(-1);
            picture.set(null);
            message.set("");
        } else {
            if (picture.get() == null) {
                message.set("Reading the filters…");
            }
            draw();
        }
    }

    private void draw() {
        FilterFrames.Frame of = frame;
        if (of == null) {
            return;
        }
        Loaded known = loaded;
        String wanted = layer.get();
        Channels how = channels.get();
        Normalization contrast = normalization.get();
        drawing.request(
                () -> {
                    Loaded read = known != null && known.frame.equals(of) ? known : new Loaded(of, of.kernels());
                    return new Drawn(read, picture(read, wanted, how, contrast));
                },
                this::drawn,
                failures);
    }

    private static @Nullable Picture picture(
            Loaded read, @Nullable String wanted, Channels how, Normalization contrast) {
        String name = wanted != null && read.kernels.containsKey(wanted)
                ? wanted
                : read.layers().stream().findFirst().orElse(null);
        if (name == null) {
            return null;
        }
        Tensor kernel = read.kernels.get(name);
        if (kernel == null) {
            return null;
        }
        Channels possible = possible(kernel, how);
        return new Picture(name, kernel, Mosaic.ofKernels(kernel, possible, contrast), possible);
    }

    private static Channels possible(Tensor kernel, Channels how) {
        int inputs = kernel.shape().get(1);
        boolean tooMany = (long) kernel.shape().get(0) * inputs > MOST_TILES;
        return switch (how) {
            case RGB -> inputs == RGB ? how : tooMany ? Channels.SUM : Channels.SEPARATE;
            case SEPARATE -> tooMany ? Channels.SUM : how;
            case SUM -> how;
        };
    }

    private void drawn(Drawn drawn) {
        loaded = drawn.loaded;
        Picture now = drawn.picture;
        settle(() -> {
            if (!layers.equals(drawn.loaded.layers())) {
                layers.setAll(drawn.loaded.layers());
            }
            layer.set(now == null ? null : now.layer());
        });
        if (now != null && selected.get() >= now.mosaic().tiles()) {
            selected.set(-1);
        }
        picture.set(now);
        message.set(now == null ? "This network has no convolution, so it has no filters to look at." : "");
    }

    private void settle(Runnable change) {
        settling = true;
        try {
            change.run();
        } finally {
            settling = false;
        }
    }

    void close() {
        drawing.cancel();
    }
}
