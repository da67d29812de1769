package org.cnnworkbench.ui.common.plot;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** How plots that belong together are looked at: which unit, how smooth, which part; and where the mouse is. */
public final class PlotSettings {

    /** The most that curves can be smoothed. */
    public static final double MOST_SMOOTHING = 0.995;

    private final ObjectProperty<XUnit> unit = new SimpleObjectProperty<>(XUnit.EPOCH);
    private final DoubleProperty smoothing = new SimpleDoubleProperty(0.9);
    private final BooleanProperty logarithmic = new SimpleBooleanProperty(false);
    private final ObjectProperty<@Nullable Span> view = new SimpleObjectProperty<>(null);
    private final DoubleProperty cursor = new SimpleDoubleProperty(Double.NaN);
    private final ReadOnlyIntegerWrapper fits = new ReadOnlyIntegerWrapper(0);

    public PlotSettings() {
        unit.addListener((observed, before, now) -> {
            view.set(null);
            cursor.set(Double.NaN);
        });
    }

    public ObjectProperty<XUnit> unitProperty() {
        return unit;
    }

    /** Weight of what came before, 0 to {@link #MOST_SMOOTHING}. */
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    /** Whether y axes that may be chosen are logarithmic. */
    public BooleanProperty logarithmicProperty() {
        return logarithmic;
    }

    /** Which part of the x axis is shown, in its unit; null for all. */
    public ObjectProperty<@Nullable Span> viewProperty() {
        return view;
    }

    /** Where values are read off, on the x axis; NaN for nowhere. */
    public DoubleProperty cursorProperty() {
        return cursor;
    }

    /** Shows everything in all plots, along both axes. */
    public void fit() {
        view.set(null);
        fits.set(fits.get() + 1);
    }

    /** Counts how often everything was asked for. */
    public ReadOnlyIntegerProperty fitsProperty() {
        return fits.getReadOnlyProperty();
    }

    XUnit unit() {
        return unit.get();
    }
}
