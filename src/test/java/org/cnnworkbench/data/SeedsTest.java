package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void theSameNumbersGiveTheSameSeed() {
        assertThat(Seeds.mix(1, 2, 3)).isEqualTo(Seeds.mix(1, 2, 3));
        assertThat(Seeds.image(1, 2, 3).nextLong())
                .isEqualTo(Seeds.image(1, 2, 3).nextLong());
    }

    @Test
    void orderMatters() {
        assertThat(Seeds.mix(1, 2, 3)).isNotEqualTo(Seeds.mix(1, 3, 2)).isNotEqualTo(Seeds.mix(2, 1, 3));
    }

    @Test
    void neighbouringSeedsEpochsAndImagesNeverMeet() {
        Set<Long> seen = new HashSet<>();
        for (int seed = 0; seed < 30; seed++) {
            for (int epoch = 0; epoch < 30; epoch++) {
                for (int image = 0; image < 100; image++) {
                    seen.add(Seeds.mix(seed, epoch, image));
                }
            }
        }
        assertThat(seen).hasSize(30 * 30 * 100);
    }

    @Test
    void oneChangedBitChangesHalfOfTheOthers() {
        long changed = 0;
        int trials = 0;
        for (long image = 0; image < 200; image++) {
            for (int bit = 0; bit < 31; bit++) {
                changed += Long.bitCount(Seeds.mix(42, 1, image) ^ Seeds.mix(42, 1, image ^ (1L << bit)));
                trials++;
            }
        }
        assertThat((double) changed / trials).isCloseTo(32, Offset.offset(0.3));
    }

    @Test
    void firstDrawsOfNeighbouringImagesAreUniformAndUncorrelated() {
        int n = 20_000;
        double sum = 0;
        double products = 0;
        double previous = Seeds.image(5, 1, n).nextDouble() - 0.5;
        for (int image = 0; image < n; image++) {
            double draw = Seeds.image(5, 1, image).nextDouble() - 0.5;
            sum += draw;
            products += draw * previous;
            previous = draw;
        }
        assertThat(sum / n).isCloseTo(0, Offset.offset(0.01));
        assertThat(products / n * 12).isCloseTo(0, Offset.offset(0.03));
    }
}
