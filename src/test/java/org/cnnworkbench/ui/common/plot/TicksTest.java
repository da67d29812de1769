package org.cnnworkbench.ui.common.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void linearAxesAreDividedAtRoundNumbers() {
        assertThat(Ticks.linear(new Span(0, 1), 5).values())
                .containsExactly(0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0);
        assertThat(Ticks.linear(new Span(13, 48), 4).values()).containsExactly(20.0, 30.0, 40.0);
    }

    @Test
    void stepsAreWholeNumbers() {
        assertThat(Ticks.whole(new Span(0, 3), 10).values()).containsExactly(0.0, 1.0, 2.0, 3.0);
    }

    @Test
    void logarithmicAxesAreDividedAtPowersOfTenAndTheirDoublesAndFives() {
        assertThat(Ticks.logarithmic(new Span(0.1, 1), 5).values()).containsExactly(0.1, 0.2, 0.5, 1.0);
        assertThat(Ticks.logarithmic(new Span(1e-6, 1), 4).values()).containsExactly(1e-6, 1e-4, 1e-2, 1.0);
    }

    @Test
    void timeIsDividedAsClocksDo() {
        assertThat(Ticks.time(new Span(0, 100), 4).values()).containsExactly(0.0, 30.0, 60.0, 90.0);
        assertThat(Ticks.label(XUnit.TIME, 90, 30)).isEqualTo("1:30");
        assertThat(Ticks.label(XUnit.TIME, 3723, 1)).isEqualTo("1:02:03");
    }

    @Test
    void labelsHaveTheDigitsThatTellThemApart() {
        assertThat(ValueFormat.NUMBER.tick(0.6000000000000001, 0.2)).isEqualTo("0.6");
        assertThat(ValueFormat.NUMBER.tick(1e-4, 1e-4)).isEqualTo("1e-4");
        assertThat(ValueFormat.NUMBER.tick(5e-4, 5e-4)).isEqualTo("0.0005");
        assertThat(ValueFormat.NUMBER.tick(1e-3, 5e-4)).isEqualTo("0.0010");
        assertThat(ValueFormat.PERCENT.tick(0.125, 0.005)).isEqualTo("12.5 %");
        assertThat(Ticks.label(XUnit.STEP, 12_000, 1000)).isEqualTo("12,000");
    }

    @Test
    void roundNumbersAreOneTwoFive() {
        assertThat(Ticks.roundUp(0.3)).isEqualTo(0.5);
        assertThat(Ticks.roundUp(7)).isEqualTo(10);
        assertThat(Ticks.roundDown(0.3)).isEqualTo(0.2);
        assertThat(Ticks.roundDown(0.5)).isEqualTo(0.5);
    }
}
