package org.cnnworkbench.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cnnworkbench.search.space.Spaces.space;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cnnworkbench.input.InputException;
import org.junit.jupiter.api.Test;

final class GridOrderTest {

    private static List<String> all(SearchSpace space) {
        GridOrder grid = new GridOrder(space);
        return LongStream.range(0, grid.size().longValueExact())
                .mapToObj(i -> String.join(
                        " ",
                        grid.at(BigInteger.valueOf(i)).values().values().stream()
                                .map(value -> value.asText())
                                .toList()))
                .toList();
    }

    /** list(ParameterGrid({"training.seed": [7, 8], "data.limit": [1, 2], "training.epochs": [3]})) of scikit-learn 1.2.1. */
    @Test
    void theOrderIsThatOfScikitLearn() {
        SearchSpace space = space("{'data.limit': [1, 2], 'training.epochs': [3], 'training.seed': [7, 8]}");
        assertThat(all(space)).containsExactly("1 3 7", "1 3 8", "2 3 7", "2 3 8");
        // The order in which a person wrote the fields changes how points are shown, not which comes when.
        assertThat(all(space("{'training.seed': [7, 8], 'training.epochs': [3], 'data.limit': [1, 2]}")))
                .containsExactly("7 3 1", "8 3 1", "7 3 2", "8 3 2");
    }

    @Test
    void dimensionsThatDontCountAreNotMultiplied() {
        SearchSpace space = space("""
                {'training.optimizer': ['adam', 'momentum', 'nesterov'],
                 'training.optimizer.momentum': {'values': [0.8, 0.9], 'when': {'training.optimizer': ['momentum', 'nesterov']}},
                 'training.schedule': {'values': ['cosine', 'step'], 'when': {'training.optimizer.momentum': 0.9}}}""");
        assertThat(all(space))
                .containsExactly(
                        "adam",
                        "momentum 0.8",
                        "momentum 0.9 cosine",
                        "momentum 0.9 step",
                        "nesterov 0.8",
                        "nesterov 0.9 cosine",
                        "nesterov 0.9 step");
    }

    @Test
    void hugeGridsAreCountedAndEnteredAnywhere() {
        StringBuilder json = new StringBuilder("{'training.epochs': {'from': 1, 'to': 1000}");
        IntStream.range(0, 40).forEach(i -> json.append(", 'layers[" + i + "].filters': {'from': 1, 'to': 1000}"));
        GridOrder grid = new GridOrder(space(json + "}"));
        assertThat(grid.size()).isEqualTo(BigInteger.TEN.pow(3 * 41));
        assertThat(grid.at(grid.size().subtract(BigInteger.ONE)).values().values())
                .allMatch(value -> value.asInt() == 1000);
    }

    @Test
    void aRangeThatCannotBeCountedSaysHowToMendIt() {
        assertThatThrownBy(() -> new GridOrder(space("{'training.optimizer.learning_rate': {'from': 0.1, 'to': 0.2}}")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "training.optimizer.learning_rate: expected values that a grid can count, received a number "
                                + "from 0.1 to 0.2; add \"steps\": how many values, or list the values");
    }
}
