package org.cnnworkbench.ui.common.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final int WIDTH = 50;
    private static final Span VIEW = new Span(2, 7);

    @Test
    void everyColumnSpansWhatItsPointsSpan() {
        Series noise = noise(10_000);
        Trace trace = new Trace();
        trace.of(noise, noise.y(), XUnit.EPOCH, VIEW, WIDTH);

        for (int column = 0; column < WIDTH; column++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < noise.size(); i++) {
                if (columnOf(noise.epochs()[i]) == column) {
                    low = Math.min(low, noise.y()[i]);
                    high = Math.max(high, noise.y()[i]);
                }
            }
            double drawnLow = Double.POSITIVE_INFINITY;
            double drawnHigh = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < trace.size(); i++) {
                if (Math.floor(trace.xs()[i]) == column) {
                    drawnLow = Math.min(drawnLow, trace.ys()[i]);
                    drawnHigh = Math.max(drawnHigh, trace.ys()[i]);
                }
            }
            assertThat(drawnLow).as("column %d", column).isEqualTo(low);
            assertThat(drawnHigh).as("column %d", column).isEqualTo(high);
        }
        assertThat(trace.size()).isLessThanOrEqualTo(4 * (WIDTH + 2));
    }

    @Test
    void fewPointsAreAllThereInTheirPlaces() {
        Series series = series(new double[] {1, 3, 4.5, 6, 9}, new double[] {10, 30, 45, 60, 90});
        Trace trace = new Trace();
        trace.of(series, series.y(), XUnit.EPOCH, VIEW, WIDTH);

        assertThat(trace.size()).isEqualTo(5);
        assertThat(trace.xs()).startsWith(-10, 10, 25, 40, 70);
        assertThat(trace.ys()).startsWith(10, 30, 45, 60, 90);
    }

    @Test
    void aValueThatIsNoNumberHidesNoOther() {
        Series series =
                series(new double[] {3, 3.001, 3.002, 3.003}, new double[] {Double.NaN, 5, Double.NaN, Double.NaN});
        Trace trace = new Trace();
        trace.of(series, series.y(), XUnit.EPOCH, VIEW, WIDTH);

        assertThat(Arrays.stream(trace.ys(), 0, trace.size())).contains(5.0);
    }

    @Test
    void stepsAreEpochsTimesBatches() {
        Series series = series(new double[] {2, 4, 7}, new double[] {1, 2, 3});
        Trace trace = new Trace();
        trace.of(series, series.y(), XUnit.STEP, new Span(200, 700), WIDTH);

        assertThat(trace.xs()).startsWith(0, 20, 50);
    }

    private static long columnOf(double place) {
        return (long) Math.floor((place - VIEW.from()) * (WIDTH / VIEW.width()));
    }

    private static Series noise(int size) {
        Random random = new Random(1);
        double[] x = new double[size];
        double[] y = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = 10.0 * i / size;
            y[i] = random.nextGaussian();
        }
        return series(x, y);
    }

    private static Series series(double[] x, double[] y) {
        return new Series("loss", Inks.TRAINING, x, x, 100, y, x.length, 0, Series.Style.LINE);
    }
}
