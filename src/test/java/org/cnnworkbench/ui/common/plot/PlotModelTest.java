package org.cnnworkbench.ui.common.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlotModelTest {

    private final PlotSettings settings = new PlotSettings();
    private final PlotModel model = new PlotModel(settings, PlotOptions.of("Loss", ValueFormat.NUMBER));

    private final Series training = new Series(
            "Training",
            Inks.TRAINING,
            new double[] {0.5, 1, 1.5, 2},
            new double[] {5, 10, 15, 20},
            100,
            new double[] {2.3, 1.1, 0.7, 0.4},
            4,
            0,
            Series.Style.SMOOTHED);
    private final Series validation = new Series(
            "Validation",
            Inks.VALIDATION,
            new double[] {1, 2},
            new double[] {10, 20},
            100,
            new double[] {1.4, 0.9},
            2,
            0,
            Series.Style.POINTS);

    @Test
    void everythingIsInSightAtFirst() {
        model.show(PlotContent.of(List.of(training, validation)));

        assertThat(model.view()).isEqualTo(new Span(0, 2));
        assertThat(model.values()).isEqualTo(new Span(0, 2.5));
    }

    @Test
    void theUnitOfTheAxisCanBeChosen() {
        model.show(PlotContent.of(List.of(training, validation)));
        settings.unitProperty().set(XUnit.STEP);
        assertThat(model.view()).isEqualTo(new Span(0, 200));
        settings.unitProperty().set(XUnit.TIME);
        assertThat(model.view()).isEqualTo(new Span(0, 20));
    }

    @Test
    void whileCurvesGrowTheAxisGrowsInStepsAndNotBeyondThePlan() {
        model.show(new PlotContent(List.of(training), List.of(), new double[0], 100));
        assertThat(model.whole()).isEqualTo(new Span(0, 2));
        Series longer = new Series(
                "Training", 0, new double[] {23}, new double[] {23}, 100, new double[] {1}, 1, 0, Series.Style.LINE);
        model.show(new PlotContent(List.of(longer), List.of(), new double[0], 30));
        assertThat(model.whole()).isEqualTo(new Span(0, 30));
    }

    @Test
    void zoomingKeepsThePlaceUnderTheMouseAndStaysInside() {
        model.show(PlotContent.of(List.of(training)));
        model.look(model.view().zoomed(0.5, 1.5));
        assertThat(model.view()).isEqualTo(new Span(0.75, 1.75));
        model.look(model.view().moved(5));
        assertThat(model.view()).isEqualTo(new Span(1, 2));
        model.look(model.view().zoomed(10, 1));
        assertThat(settings.viewProperty().get()).isNull();
    }

    @Test
    void valuesFitWhatIsInSight() {
        model.show(PlotContent.of(List.of(training)));
        model.look(new Span(1.2, 2));
        // One point before the edge counts, since a line comes from there.
        assertThat(model.values().to()).isGreaterThanOrEqualTo(1.1).isLessThan(2);
    }

    @Test
    void fitShowsEverythingAlsoWhereValuesWereChosen() {
        model.show(PlotContent.of(List.of(training)));
        model.lookAtValues(new Span(0.1, 0.2));
        assertThat(model.values()).isEqualTo(new Span(0.1, 0.2));
        settings.fit();
        assertThat(model.isZoomed()).isFalse();
        assertThat(model.values()).isEqualTo(new Span(0, 2.5));
    }

    @Test
    void aLogarithmicAxisHasEqualRatiosAtEqualDistances() {
        model.show(PlotContent.of(List.of(training)));
        settings.logarithmicProperty().set(true);
        Span values = model.values();
        assertThat(values).isEqualTo(new Span(0.2, 5));
        assertThat(model.shareOf(values, 1)).isEqualTo(0.5, within(1e-12));
        assertThat(model.valueAt(values, 0.5)).isEqualTo(1, within(1e-12));
        assertThat(model.shareOf(values, 0)).isNaN();
    }

    @Test
    void valuesAreReadOffAtTheNearestPointOfEachCurve() {
        settings.smoothingProperty().set(0);
        model.show(PlotContent.of(List.of(training, validation)));

        List<PlotModel.Reading> readings = model.readings(1.6);
        assertThat(readings).extracting(PlotModel.Reading::x).containsExactly(1.5, 2.0);
        assertThat(readings).extracting(PlotModel.Reading::value).containsExactly(0.7, 0.9);
    }

    @Test
    void hiddenCurvesAreNeitherReadNorFitted() {
        model.show(PlotContent.of(List.of(training, validation)));
        model.setShown("Training", false);
        assertThat(model.values().from()).isEqualTo(0.9);
        assertThat(model.values().to()).isEqualTo(1.4, within(1e-12));
        assertThat(model.readings(1)).hasSize(1);
    }

    @Test
    void withoutPointsThereIsStillAnAxis() {
        model.show(PlotContent.NOTHING);
        assertThat(model.view()).isEqualTo(new Span(0, 1));
        assertThat(model.values()).isEqualTo(new Span(0, 1));
    }
}
