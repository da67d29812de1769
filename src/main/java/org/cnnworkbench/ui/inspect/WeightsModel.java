package org.cnnworkbench.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.run.Checkpoints;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.train.TrainingSettings;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.common.LatestWins;

/** How the weights of every layer are distributed. */
final class WeightsModel {

    private static final int BINS = 48;

    private final LatestWins reading;
    private final Consumer<Throwable> failures;
    private final ReadOnlyObjectWrapper<List<Histogram>> histograms = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * The numbers of one parameter.
     *
     * @param name      of layer and parameter: {@code conv2d_1.kernel}
     * @param shape     as the parameter has it
     * @param deviation the standard deviation, divided by n
     * @param bins      how many numbers lie in each of as many equal parts of min to max
     * @param notFinite how many are no numbers; they count nowhere else
     */
    record Histogram(
            String name,
            List<Integer> shape,
            double mean,
            double deviation,
            double min,
            double max,
            List<Integer> bins,
            int notFinite) {

        Histogram {
            shape = List.copyOf(shape);
            bins = List.copyOf(bins);
        }

        static Histogram of(String name, Tensor tensor) {
            double sum = 0;
            double squares = 0;
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            int count = 0;
            for (float value : tensor.values()) {
                if (Float.isFinite(value)) {
                    count++;
                    sum += value;
                    squares += (double) value * value;
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
            int[] bins = new int[BINS];
            for (float value : tensor.values()) {
                if (Float.isFinite(value)) {
                    double share = max > min ? (value - min) / (max - min) : 0.5;
                    bins[(int) Math.min(BINS - 1, share * BINS)]++;
                }
            }
            List<Integer> counts = new ArrayList<>();
            for (int bin : bins) {
                counts.add(bin);
            }
            double mean = count == 0 ? Double.NaN : sum / count;
            return new Histogram(
                    name,
                    tensor.shape(),
                    mean,
                    count == 0 ? Double.NaN : Math.sqrt(Math.max(0, squares / count - mean * mean)),
                    count == 0 ? Double.NaN : min,
                    count == 0 ? Double.NaN : max,
                    counts,
                    tensor.values().length - count);
        }
    }

    WeightsModel(Background background, Consumer<Throwable> failures) {
        this.reading = new LatestWins(background);
        this.failures = failures;
    }

    /** In the order of the layers; empty while nothing is known. */
    ReadOnlyObjectProperty<List<Histogram>> histogramsProperty() {
        return histograms.getReadOnlyProperty();
    }

    /** Shows the weights of a checkpoint. */
    void show(RunDirectory run, TrainingSettings settings, String checkpoint) {
        reading.request(
                () -> histograms(new Checkpoints(run, settings)
                        .load(checkpoint)
                        .network()
                        .parameters()),
                histograms::set,
                failures);
    }

    void clear() {
        reading.cancel();
        histograms.set(List.of());
    }

    private static List<Histogram> histograms(Map<String, Tensor> parameters) {
        List<Histogram> all = new ArrayList<>();
        parameters.forEach((name, tensor) -> all.add(Histogram.of(name, tensor)));
        return all;
    }
}
