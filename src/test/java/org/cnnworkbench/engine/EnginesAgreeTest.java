package org.cnnworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.engine.LayerCases.Case;
import org.cnnworkbench.engine.gpu.Placement;
import org.cnnworkbench.spec.NetworkSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One engine goes on where the other left off, and both say the same. */
final class EnginesAgreeTest {

    private static final Optimizer ADAM = new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8);

    /** Every fourth; the contract of layers checks both engines on all of them against the formulas. */
    static Stream<Case> cases() {
        List<Case> all = LayerCases.all();
        return IntStream.range(0, all.size()).filter(i -> i % 4 == 0).mapToObj(all::get);
    }

    private static Network build(Engine engine, NetworkSummary summary, Optimizer optimizer) {
        return engine.build(new NetworkPlan(summary, optimizer, List.of(), 7));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theSameWeightsGiveTheSameProbabilitiesInBoth(Case c) {
        NetworkSummary summary = LayerContractTest.summary(c);
        Batch batch = LayerContractTest.batch(2);
        try (Network torch = build(EnginesUnderTest.first(), summary, ADAM);
                Network dl4j = build(EnginesUnderTest.other(), summary, ADAM)) {
            torch.fit(LayerContractTest.batch(10), 0, false);
            dl4j.restore(torch.state());
            assertThat(dl4j.predict(batch)).containsExactly(torch.predict(batch), within(1e-5f));
        }
    }

    @Test
    void anEngineGoesOnWithTheOthersWeightsAndOptimizer() {
        NetworkSummary summary = LayerContractTest.summary(LayerCases.all().getFirst());
        try (Network torch = build(EnginesUnderTest.first(), summary, ADAM);
                Network dl4j = build(EnginesUnderTest.other(), summary, ADAM)) {
            torch.fit(LayerContractTest.batch(10), 0, false);
            dl4j.restore(torch.state());
            for (int step = 1; step < 4; step++) {
                Batch batch = LayerContractTest.batch(10 + step);
                double loss = torch.fit(batch, step, false).loss();
                assertThat(dl4j.fit(batch, step, false).loss()).isCloseTo(loss, within(1e-4));
            }
            assertThat(dl4j.state().step()).isEqualTo(4);
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = EnginesUnderTest.CARD,
            matches = ".+",
            disabledReason = "runs on a graphics card: -Dcard=cuda:0 (docs/GPU.md)")
    void onACardTheCardComputes() {
        assertThat(Placement.deviceOf(EnginesUnderTest.first().describe().device()))
                .isEqualTo(System.getProperty(EnginesUnderTest.CARD));
        assertThat(EnginesUnderTest.first().check()).allMatch(HealthCheck::good);
        assertThat(EnginesUnderTest.other().describe().device()).isEqualTo("cpu");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aStepRepeatedFromTheSameStateGivesTheSameBits(Case c) {
        NetworkSummary summary = LayerContractTest.summary(c);
        try (Network first = build(EnginesUnderTest.first(), summary, ADAM);
                Network second = build(EnginesUnderTest.first(), summary, ADAM)) {
            RepeatedSteps.assertSameBits(first, second);
        }
    }
}
