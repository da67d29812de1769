package org.cnnworkbench.ui.common.plot;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** How plots that share their settings are looked at: unit of the x axis, logarithmic, smoothing, all in sight. */
public final class PlotControls extends HBox {

    /** The slider goes with the logarithm of how many points an average is about, so that its whole length is of use. */
    private static final double MOST = Math.log10(1 / (1 - PlotSettings.MOST_SMOOTHING));

    private final PlotSettings settings;
    private final Label weight = new Label();

    public PlotControls(PlotSettings settings) {
        this(settings, true);
    }

    /** @param smooths whether there are curves that are smoothed */
    public PlotControls(PlotSettings settings, boolean smooths) {
        super(8);
        this.settings = settings;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("wb-plot-controls");
        getChildren().addAll(units(), logarithmic());
        if (smooths) {
            getChildren().addAll(smoothing(), weight);
        }
        getChildren().add(fit());
    }

    private SegmentedButton units() {
        SegmentedButton units = new SegmentedButton();
        for (XUnit unit : XUnit.values()) {
            ToggleButton button = new ToggleButton(unit.title());
            button.setId("plot-x-" + unit.title().toLowerCase(Locale.ROOT));
            button.setSelected(settings.unitProperty().get() == unit);
            button.setOnAction(event -> {
                // One of them is always chosen.
                button.setSelected(true);
                settings.unitProperty().set(unit);
            });
            units.getButtons().add(button);
        }
        return units;
    }

    private ToggleButton logarithmic() {
        ToggleButton button = new ToggleButton("Log");
        button.setId("plot-log");
        Hint.on(button, "Logarithmic y axis");
        button.selectedProperty().bindBidirectional(settings.logarithmicProperty());
        return button;
    }

    private HBox smoothing() {
        Label label = new Label("Smoothing");
        label.getStyleClass().addAll("wb-muted", "wb-small");
        label.setMinWidth(USE_PREF_SIZE);
        Slider slider =
                new Slider(0, MOST, toSlider(settings.smoothingProperty().get()));
        slider.setId("plot-smoothing");
        slider.setPrefWidth(104);
        slider.setMinWidth(64);
        slider.setBlockIncrement(MOST / 12);
        label.setLabelFor(slider);
        Hint.on(slider, "Averages the noise of single batches away; the curve as it is stays visible");
        slider.valueProperty()
                .addListener((observed, before, now) ->
                        settings.smoothingProperty().set(1 - Math.pow(10, -now.doubleValue())));
        weight.getStyleClass().addAll("wb-muted", "wb-small");
        weight.setMinWidth(32);
        settings.smoothingProperty().addListener((observed, before, now) -> tell());
        tell();
        HBox box = new HBox(8, label, slider);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static double toSlider(double weight) {
        return -Math.log10(1 - weight);
    }

    private void tell() {
        double now = settings.smoothingProperty().get();
        weight.setText(now < 0.005 ? "off" : String.format(Locale.ROOT, now > 0.985 ? "%.3f" : "%.2f", now));
    }

    private Button fit() {
        Button fit = new Button(null, Icons.of(MaterialDesignF.FIT_TO_PAGE_OUTLINE));
        fit.setId("plot-fit");
        fit.getStyleClass().add("wb-flat");
        fit.setAccessibleText("Show everything");
        Hint.on(
                fit,
                "Show everything (double click in the plot). Zoom: wheel, or drag a rectangle; move: Shift and drag");
        fit.setOnAction(event -> settings.fit());
        return fit;
    }
}
