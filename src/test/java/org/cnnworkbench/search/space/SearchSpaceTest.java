package org.cnnworkbench.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cnnworkbench.search.space.Spaces.point;
import static org.cnnworkbench.search.space.Spaces.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchSpaceTest {

    private static final SearchSpace EVERYTHING = space("""
            {'training.optimizer': ['adam', {'type': 'momentum', 'momentum': 0.5}],
             'training.optimizer.momentum': {'values': [0.8, 0.9], 'when': {'training.optimizer': 'momentum'}},
             'training.optimizer.learning_rate': {'from': 0.0001, 'to': 0.1, 'log': true},
             'training.batch_size': {'from': 16, 'to': 256, 'log': true, 'steps': 5},
             'training.warm_up_epochs': {'from': 0, 'to': 2, 'real': true, 'step': 0.5},
             'layers[0].kernel_size': [3, [3, 5]],
             'layers[0].filters': {'from': 8, 'to': 64, 'step': 8, 'when': {'layers[0].kernel_size': [3, 5]}}}
            """);

    private static Domain domain(String key) {
        return EVERYTHING.find(key).orElseThrow().domain();
    }

    private static List<String> grid(String key) {
        return domain(key).grid().orElseThrow().stream().map(JsonNode::toString).toList();
    }

    @Test
    void aSpaceIsReadAndWrittenBack() {
        String written = JsonText.oneLine(SearchSpace.CODEC.write(EVERYTHING));
        assertThat(SearchSpace.CODEC.read(JsonValue.parse("space", written))).isEqualTo(EVERYTHING);
        assertThat(domain("training.optimizer.learning_rate")).isEqualTo(RealRange.of(1e-4, 0.1, true));
        assertThat(domain("training.batch_size")).isEqualTo(new IntRange(16, 256, true, null, 5));
        assertThat(domain("training.warm_up_epochs")).isEqualTo(new RealRange(0, 2, false, 0.5, null));
    }

    @Test
    void aRangeIsOfWholeNumbersWhereItsEndsAreWrittenSo() {
        assertThat(space("{'training.epochs': {'from': 1, 'to': 3}}")
                        .dimensions()
                        .getFirst()
                        .domain())
                .isEqualTo(IntRange.of(1, 3, false));
        assertThat(space("{'training.min_delta': {'from': 1, 'to': 3.0}}")
                        .dimensions()
                        .getFirst()
                        .domain())
                .isEqualTo(RealRange.of(1, 3, false));
    }

    @Test
    void aListInAConditionIsOneValueWhereTheDimensionHasIt() {
        Condition condition =
                EVERYTHING.find("layers[0].filters").orElseThrow().when().getFirst();
        assertThat(condition.values()).hasToString("[[3,5]]");
    }

    @Test
    void theGridOfARangeHasItsStepsOrSoManyValues() {
        assertThat(grid("training.batch_size")).containsExactly("16", "32", "64", "128", "256");
        assertThat(grid("training.warm_up_epochs")).containsExactly("0", "0.5", "1", "1.5", "2");
        assertThat(grid("layers[0].filters")).containsExactly("8", "16", "24", "32", "40", "48", "56", "64");
        assertThat(new RealRange(0.1, 0.3, false, 0.1, null).grid().orElseThrow())
                .hasToString("[0.1, 0.2, 0.3]");
        assertThat(new IntRange(1, 4, false, null, 10).grid().orElseThrow()).hasToString("[1, 2, 3, 4]");
        assertThat(domain("training.optimizer.learning_rate").grid()).isEmpty();
    }

    @Test
    void drawsReachBothEndsAndNothingBeyond() {
        Domain sizes = IntRange.of(2, 4, true);
        assertThat(sizes.draw(0)).hasToString("2");
        assertThat(sizes.draw(Math.nextDown(1.0))).hasToString("4");
        // ln 1.5 to ln 4.5; half of it on either side of √(1.5 · 4.5) = 2.598
        assertThat(sizes.draw(0.46)).hasToString("2");
        assertThat(sizes.draw(0.5)).hasToString("3");
        assertThat(RealRange.of(0.01, 1, true).draw(0.5).doubleValue()).isCloseTo(0.1, within(1e-12));
        assertThat(new RealRange(0, 2, false, 0.5, null).draw(0.99)).hasToString("2");
    }

    @Test
    void aConditionHoldsForANameAndForTheObjectsOfThisType() {
        Dimension momentum = EVERYTHING.find("training.optimizer.momentum").orElseThrow();
        assertThat(EVERYTHING.counts(
                        momentum, point("{'training.optimizer': 'adam'}").values()))
                .isFalse();
        assertThat(EVERYTHING.counts(
                        momentum,
                        point("{'training.optimizer': {'type': 'momentum', 'momentum': 0.5}}")
                                .values()))
                .isTrue();
        assertThat(EVERYTHING.counts(momentum, point("{}").values())).isFalse();
    }

    @Test
    void conditionsMayChainAndComeBeforeWhatTheyDecide() {
        SearchSpace chain = space("""
                {'data.limit': {'values': [1, 2], 'when': {'training.epochs': 2}},
                 'training.epochs': {'values': [1, 2], 'when': {'training.threads': 1}},
                 'training.threads': [1, 2]}""");
        assertThat(chain.conditionsFirst().stream().map(Dimension::key))
                .containsExactly("training.threads", "training.epochs", "data.limit");
        assertThat(chain.counts(
                        chain.dimensions().getFirst(),
                        point("{'training.threads': 2}").values()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'training.epochs': []}                                   | at least one value",
                "{'training.epochs': [1, 1.0]}                             | received 1 twice",
                "{'training.epochs': 3}                                    | a single value needs no search",
                "{'training.epochs': {'from': 3, 'to': 1}}                 | from 3 to 1",
                "{'training.epochs': {'from': 0, 'to': 1, 'log': true}}    | above 0 on the logarithmic scale",
                "{'training.epochs': {'from': 1, 'to': 9, 'steps': 0}}     | \"steps\", received 0",
                "{'training.epochs': {'from': 1, 'to': 9, 'stop': 2}}      | did you mean \"step\"?",
                "{'training.epochs': {'from': 1}}                          | \"to\" is missing",
                "{'training.epochs': {'values': [1], 'when': {'training.epoch': 1}}} | did you mean \"training.epochs\"?",
                "{'training.epochs': {'values': [1], 'when': {'training.epochs': 1}}} | in a circle",
                "{'layers[0].units': [1], 'architecture.layers[0].units': [2]} | given twice",
                "{}                                                        | 1 to 1000 fields"
            })
    void aMistakeIsNamed(String json, String message) {
        assertThatThrownBy(() -> space(json))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("space:1:")
                .hasMessageContaining(message);
    }

    @Test
    void aConditionThatCanNeverHoldIsAMistake() {
        assertThatThrownBy(() -> space("""
                        {'training.optimizer': ['adam', 'sgd'],
                         'training.epochs': {'values': [1, 2], 'when': {'training.optimizer': 'momentum'}}}""")).hasMessageContaining("expects training.optimizer to be \"momentum\"");
    }

    @Test
    void aPointByHandIsHeldAgainstTheSpace() {
        SearchSpace small = space("""
                {'training.optimizer': ['adam', 'momentum'],
                 'training.optimizer.momentum': {'from': 0.5, 'to': 0.9, 'when': {'training.optimizer': 'momentum'}}}""");
        assertThat(small.check(point("{'training.optimizer.momentum': 0.7, 'training.optimizer': 'momentum'}")))
                .hasToString("{\"training.optimizer\": \"momentum\", \"training.optimizer.momentum\": 0.7}");
        assertThatThrownBy(() -> small.check(point("{'training.optimizer': 'sgd'}")))
                .hasMessageContaining("expected one of \"adam\", \"momentum\", received \"sgd\"");
        assertThatThrownBy(() -> small.check(point("{'training.optimizer': 'momentum'}")))
                .hasMessageContaining("training.optimizer.momentum has no value");
        assertThatThrownBy(
                        () -> small.check(point("{'training.optimizer': 'adam', 'training.optimizer.momentum': 0.7}")))
                .hasMessageContaining("its condition doesn't hold");
        assertThatThrownBy(() -> small.check(point("{'training.epochs': 3}"))).hasMessageContaining("is not searched");
    }

    @Test
    void pointsAreEqualWhateverTheirOrderAndHoweverNumbersAreWritten() {
        assertThat(point("{'training.epochs': 1.0, 'data.limit': 7}"))
                .isEqualTo(point("{'data.limit': 7, 'training.epochs': 1}"));
    }
}
