package org.cnnworkbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationBudgetTest {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;

    private long now;
    private final ObservationBudget budget = new ObservationBudget(() -> now);

    /** Steps of 10 ms, observed ones of more, for so long; answers with the moments of observation. */
    private List<Long> train(long seconds, int stepsAnEpoch, long costOfObserving) {
        List<Long> observed = new ArrayList<>();
        for (int step = 1; now < seconds * SECOND; step++) {
            boolean endOfEpoch = step % stepsAnEpoch == 0;
            if (budget.allows((step - 1) / stepsAnEpoch + 1, endOfEpoch)) {
                now += 10 * MILLI + costOfObserving;
                budget.observedStep(10 * MILLI + costOfObserving);
                observed.add(now);
            } else {
                now += 10 * MILLI;
                budget.step(10 * MILLI);
            }
        }
        return observed;
    }

    @Test
    void aLongEpochIsObservedEveryTwoSeconds() {
        assertThat(train(60, 1_000_000, MILLI)).hasSizeBetween(28, 30);
    }

    @Test
    void theFirstHundredEpochsAreObservedAtTheirEnds() {
        assertThat(train(60, 20, 0)).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void observingThatIsDearIsDoneSeldom() {
        List<Long> observed = train(1000, 20, SECOND);
        assertThat(observed).hasSizeBetween(8, 12);
    }

    @Test
    void aDayHasAFewThousandObservations() {
        assertThat(train(24 * 60 * 60, 1_000_000, MILLI)).hasSizeBetween(1500, 4000);
    }
}
