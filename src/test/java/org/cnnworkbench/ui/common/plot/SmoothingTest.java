package org.cnnworkbench.ui.common.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SmoothingTest {

    private static final double[] VALUES = {4, 2, 6, Double.NaN, 0, 8};

    @Test
    void isTheWeightedMeanOfWhatCameBefore() {
        double[] smoothed = new Smoothing().of(series(VALUES.length, 0), 0.5);

        // 4; (0.5·4 + 2) / 1.5; (0.25·4 + 0.5·2 + 6) / 1.75; a gap; …
        assertThat(smoothed[0]).isEqualTo(4);
        assertThat(smoothed[1]).isEqualTo(4 / 1.5, within(1e-12));
        assertThat(smoothed[2]).isEqualTo(8 / 1.75, within(1e-12));
        assertThat(smoothed[3]).isNaN();
        assertThat(smoothed[4]).isEqualTo(4 / 1.875, within(1e-12));
    }

    @Test
    void aCurveThatGrowsComesOutAsOneThatWasThereAtOnce() {
        Smoothing growing = new Smoothing();
        for (int size = 1; size <= VALUES.length; size++) {
            growing.of(series(size, 0), 0.9);
        }

        assertThat(Arrays.copyOf(growing.of(series(VALUES.length, 0), 0.9), VALUES.length))
                .isEqualTo(Arrays.copyOf(new Smoothing().of(series(VALUES.length, 0), 0.9), VALUES.length));
    }

    @Test
    void whatHasChangedIsWorkedOutAnew() {
        Smoothing smoothing = new Smoothing();
        smoothing.of(series(VALUES.length, 0), 0.5);
        Series other = new Series("loss", 0, VALUES, VALUES, 1, new double[] {1, 1, 1}, 3, 1, Series.Style.SMOOTHED);

        assertThat(smoothing.of(other, 0.5)).startsWith(1, 1, 1);
    }

    private static Series series(int size, long generation) {
        return new Series("loss", 0, VALUES, VALUES, 1, VALUES, size, generation, Series.Style.SMOOTHED);
    }
}
