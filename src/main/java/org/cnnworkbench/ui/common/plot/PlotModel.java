package org.cnnworkbench.ui.common.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a plot shows of its curves: ranges, smoothed and thinned curves, values under the mouse. Used on one thread. */
public final class PlotModel {

    private static final double LEAST_WIDTH = 1e-6;

    /** Of what is in sight, at least so much is filled. */
    private static final double CLOSE_TO_ZERO = 0.5;

    private final PlotSettings settings;
    private final PlotOptions options;
    private final Map<String, Smoothing> smoothings = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private PlotContent content = PlotContent.NOTHING;
    private @Nullable Span chosenValues;
    private int chosenAtFit;

    /**
     * A curve's value at a place.
     *
     * @param value what is drawn, smoothed where it is
     * @param raw   as it is
     */
    public record Reading(Series series, double x, double value, double raw) {}

    public PlotModel(PlotSettings settings, PlotOptions options) {
        this.settings = settings;
        this.options = options;
    }

    public PlotSettings settings() {
        return settings;
    }

    public PlotOptions options() {
        return options;
    }

    public PlotContent content() {
        return content;
    }

    public void show(PlotContent now) {
        content = now;
        smoothings.keySet().retainAll(now.series().stream().map(Series::name).toList());
    }

    /** Whether a curve is drawn. */
    public boolean isShown(String series) {
        return !hidden.contains(series);
    }

    public void setShown(String series, boolean shown) {
        if (shown) {
            hidden.remove(series);
        } else {
            hidden.add(series);
        }
    }

    /** The curves that are drawn and have something to draw. */
    public List<Series> shown() {
        XUnit unit = settings.unit();
        return content.series().stream()
                .filter(series -> isShown(series.name()) && series.size(unit) > 0)
                .toList();
    }

    boolean isLogarithmic() {
        return switch (options.scale()) {
            case CHOSEN -> settings.logarithmicProperty().get();
            case LINEAR -> false;
            case LOGARITHMIC -> true;
        };
    }

    /** The values that are drawn. */
    double[] drawn(Series series) {
        double weight = settings.smoothingProperty().get();
        return series.style() == Series.Style.SMOOTHED && weight > 0
                ? smoothings
                        .computeIfAbsent(series.name(), name -> new Smoothing())
                        .of(series, Math.min(weight, PlotSettings.MOST_SMOOTHING))
                : series.y();
    }

    boolean isSmoothed(Series series) {
        return series.style() == Series.Style.SMOOTHED
                && settings.smoothingProperty().get() > 0;
    }

    /** The whole x axis. While curves grow it is longer than they are and grows in steps, so that the picture is calm. */
    public Span whole() {
        XUnit unit = settings.unit();
        double end = 0;
        for (Series series : content.series()) {
            end = Math.max(end, series.end(unit));
        }
        double expected = content.expectedEpochs();
        if (expected > 0) {
            double round = Math.max(Ticks.roundUp(end), unit == XUnit.TIME ? 10 : 0);
            end = switch (unit) {
                case EPOCH -> Math.max(end, Math.min(Math.max(round, Math.min(1, expected)), expected));
                case STEP -> {
                    double most = expected * content.stepsPerEpoch();
                    yield Math.max(end, Math.min(Math.max(round, Math.min(content.stepsPerEpoch(), most)), most));
                }
                case TIME -> round;
            };
        }
        return new Span(0, end > 0 ? end : 1);
    }

    /** Which part of the x axis is shown. */
    public Span view() {
        Span chosen = settings.viewProperty().get();
        return chosen == null ? whole() : chosen;
    }

    /** Shows a part of the x axis; as much as there is or more means all. */
    public void look(Span wanted) {
        Span whole = whole();
        boolean all = wanted.width() >= whole.width() * 0.999;
        if (all) {
            settings.viewProperty().set(null);
        } else if (wanted.width() > whole.width() * LEAST_WIDTH) {
            settings.viewProperty().set(wanted.inside(whole));
        }
    }

    /** Shows a part of the values; null for what fits. */
    public void lookAtValues(@Nullable Span wanted) {
        chosenValues = wanted;
        chosenAtFit = settings.fitsProperty().get();
    }

    private @Nullable Span chosenValues() {
        return chosenAtFit == settings.fitsProperty().get() ? chosenValues : null;
    }

    /** Shows everything. */
    public void fit() {
        settings.fit();
    }

    /** Whether something was chosen to be looked at. */
    public boolean isZoomed() {
        return chosenValues() != null || settings.viewProperty().get() != null;
    }

    /** Which part of the y axis is shown: what was chosen, or what the curves in sight need, in round numbers. */
    public Span values() {
        Span chosen = chosenValues();
        boolean logarithmic = isLogarithmic();
        if (chosen != null && (!logarithmic || chosen.from() > 0)) {
            return chosen;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        Span view = view();
        XUnit unit = settings.unit();
        for (Series series : shown()) {
            double[] x = series.x(unit);
            int count = series.size(unit);
            double scale = series.scale(unit);
            int from = Math.max(0, Trace.first(x, count, view.from() / scale) - 1);
            int to = Math.min(count, Trace.first(x, count, view.to() / scale) + 1);
            double[] y = series.y();
            for (int i = from; i < to; i++) {
                double value = y[i];
                boolean counts = logarithmic ? value > 0 && value < Double.POSITIVE_INFINITY : Math.abs(value) < 1e300;
                if (counts) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        PlotOptions.Band band = options.band();
        if (band != null) {
            low = Math.min(low, band.from());
            high = Math.max(high, band.to());
        }
        if (low > high) {
            return logarithmic ? new Span(0.01, 1) : new Span(0, 1);
        }
        return logarithmic ? roundLogarithmic(low, high) : round(low, high);
    }

    private static Span round(double low, double high) {
        // A curve that is one line has 0 below it.
        double from = low >= 0 && (low <= CLOSE_TO_ZERO * high || low == high) ? 0 : low;
        double width = high - from;
        double step = Ticks.roundUp((width > 0 ? width : Math.max(Math.abs(high), 1e-9)) / 5);
        double bottom = Math.floor(from / step + 1e-9) * step;
        double top = Math.ceil(high / step - 1e-9) * step;
        return new Span(bottom, top > bottom ? top : bottom + step);
    }

    private static Span roundLogarithmic(double low, double high) {
        double bottom = Ticks.roundDown(low);
        double top = Ticks.roundUp(high);
        return new Span(bottom, top > bottom * 1.5 ? top : bottom * 10);
    }

    /** Where a value lies on the y axis: 0 at the bottom, 1 at the top; NaN for what has no place. */
    double shareOf(Span values, double value) {
        if (!isLogarithmic()) {
            return values.shareOf(value);
        }
        return value > 0 ? Math.log(value / values.from()) / Math.log(values.to() / values.from()) : Double.NaN;
    }

    /** The value at a share of the y axis. */
    double valueAt(Span values, double share) {
        return isLogarithmic() ? values.from() * Math.pow(values.to() / values.from(), share) : values.at(share);
    }

    /** The values of all curves that are drawn, each at its point that is nearest to a place. */
    public List<Reading> readings(double place) {
        XUnit unit = settings.unit();
        List<Reading> readings = new ArrayList<>();
        for (Series series : shown()) {
            double[] x = series.x(unit);
            int count = series.size(unit);
            double scale = series.scale(unit);
            int index = Trace.first(x, count, place / scale);
            boolean before = index == count || (index > 0 && place / scale - x[index - 1] <= x[index] - place / scale);
            int nearest = before ? index - 1 : index;
            readings.add(new Reading(series, x[nearest] * scale, drawn(series)[nearest], series.y()[nearest]));
        }
        return readings;
    }

    /** Ends of epochs on the x axis, the beginning of the first included. */
    double[] epochEdges() {
        Span view = view();
        return switch (settings.unit()) {
            case EPOCH -> edges(view, 1);
            case STEP -> edges(view, Math.max(1, content.stepsPerEpoch()));
            case TIME -> {
                double[] edges = new double[content.epochSeconds().length + 1];
                System.arraycopy(content.epochSeconds(), 0, edges, 1, content.epochSeconds().length);
                yield edges;
            }
        };
    }

    /** Every edge up to the end of what is shown; none where they would be too many to see. */
    private static double[] edges(Span view, double step) {
        if (view.width() / step > 400) {
            return new double[0];
        }
        int last = (int) Math.ceil(view.to() / step) + 1;
        double[] edges = new double[last + 1];
        for (int i = 0; i <= last; i++) {
            edges[i] = i * step;
        }
        return edges;
    }
}
