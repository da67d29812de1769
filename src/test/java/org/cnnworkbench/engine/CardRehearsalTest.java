package org.cnnworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.engine.LayerCases.Case;
import org.cnnworkbench.engine.torch.TorchEngine;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ParameterSpec;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What LibTorch computes on a graphics card, computed on the processor: weights that live apart from the Java heap, the library's own
 * pooling, masks and optimizers. It must come to what the processor's way comes to.
 */
@NullUnmarked
final class CardRehearsalTest {

    private static final Engine PROCESSOR = new TorchEngine();
    private static final Engine CARD = TorchEngine.rehearsal();

    /** Every third; {@code -Dcard.rehearsal=all} takes all of them. */
    static Stream<Case> cases() {
        List<Case> all = LayerCases.all();
        int step = "all".equals(System.getProperty("card.rehearsal")) ? 1 : 3;
        return IntStream.iterate(0, i -> i < all.size(), i -> i + step).mapToObj(all::get);
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                new Optimizer.Sgd(0.05),
                new Optimizer.Momentum(0.05, 0.9),
                new Optimizer.Nesterov(0.05, 0.9),
                new Optimizer.RmsProp(0.01, 0.9, 0.5, 1e-7, 1),
                new Optimizer.AdaGrad(0.05, 1e-7),
                new Optimizer.AdaDelta(1, 0.95, 1e-6),
                new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8),
                new Optimizer.Adamax(0.01, 0.9, 0.999, 1e-8),
                new Optimizer.Nadam(0.01, 0.9, 0.999, 1e-8));
    }

    private static Network build(Engine engine, NetworkSummary summary, Optimizer optimizer) {
        return engine.build(new NetworkPlan(summary, optimizer, List.of(), 7));
    }

    private static void assertClose(String what, float[] card, float[] processor) {
        assertThat(card).as(what).hasSameSizeAs(processor);
        double largest = 0;
        for (int i = 0; i < card.length; i++) {
            // A NaN is larger than everything.
            largest = Math.max(largest, Math.abs((double) card[i] - processor[i]));
        }
        assertThat(largest).as(what).isLessThan(1e-5);
    }

    private static void assertAlike(NetworkState card, NetworkState processor) {
        assertThat(card.step()).isEqualTo(processor.step());
        processor
                .parameters()
                .forEach((name, tensor) ->
                        assertClose(name, card.parameters().get(name).values(), tensor.values()));
        for (int slot = 0; slot < processor.optimizerSlots().size(); slot++) {
            var there = card.optimizerSlots().get(slot);
            processor
                    .optimizerSlots()
                    .get(slot)
                    .forEach((name, tensor) ->
                            assertClose("state of " + name, there.get(name).values(), tensor.values()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyLayerTrainsAndAnswersAsOnTheProcessor(Case c) {
        NetworkSummary summary = LayerContractTest.summary(c);
        Batch batch = LayerContractTest.batch(2);
        try (Network card = build(CARD, summary, new Optimizer.Momentum(0.02, 0.9));
                Network processor = build(PROCESSOR, summary, new Optimizer.Momentum(0.02, 0.9))) {
            for (int step = 0; step < 3; step++) {
                Batch learned = LayerContractTest.batch(10 + step);
                StepResult there = card.fit(learned, step, step == 1);
                StepResult here = processor.fit(learned, step, step == 1);
                assertThat(there.loss()).isCloseTo(here.loss(), within(1e-5));
                assertThat(there.wrong()).isEqualTo(here.wrong());
                assertThat(there.statistics()).hasSameSizeAs(here.statistics());
                for (int i = 0; i < here.statistics().size(); i++) {
                    assertThat(there.statistics().get(i).updateToWeight())
                            .isCloseTo(here.statistics().get(i).updateToWeight(), within(1e-5));
                }
            }
            assertAlike(card.state(), processor.state());
            assertClose("prediction", card.predict(batch), processor.predict(batch));
            for (var layer : summary.layers()) {
                Tensor there = card.activations(layer.name(), batch);
                Tensor here = processor.activations(layer.name(), batch);
                assertThat(there.shape()).isEqualTo(here.shape());
                assertClose(layer.name(), there.values(), here.values());
                for (ParameterSpec parameter : layer.parameters()) {
                    assertClose(
                            parameter.name(),
                            card.parameter(layer, parameter).values(),
                            processor.parameter(layer, parameter).values());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyOptimizerTakesTheProcessorsStepsAndItsStateMovesBetweenThem(Optimizer optimizer) {
        NetworkSummary summary = LayerContractTest.summary(LayerCases.of(
                "regularised",
                // A bias before a normalisation learns from rounding alone.
                "{'type': 'conv2d', 'filters': 3, 'kernel_size': 3, 'l1': 0.01, 'l2': 0.02, 'max_norm': 0.7, 'use_bias': false}",
                "{'type': 'batch_norm', 'momentum': 0.8}",
                "{'type': 'dense', 'units': 4, 'activation': 'relu', 'max_norm': 0.5, 'dropout': 0.4}"));
        try (Network card = build(CARD, summary, optimizer);
                Network processor = build(PROCESSOR, summary, optimizer)) {
            for (int step = 0; step < 4; step++) {
                card.fit(LayerContractTest.batch(10 + step), step, false);
                processor.fit(LayerContractTest.batch(10 + step), step, false);
            }
            assertAlike(card.state(), processor.state());
            // A checkpoint names no place: each goes on with what the other has.
            NetworkState ofCard = card.state();
            card.restore(processor.state());
            processor.restore(ofCard);
            for (int step = 4; step < 6; step++) {
                card.fit(LayerContractTest.batch(10 + step), step, false);
                processor.fit(LayerContractTest.batch(10 + step), step, false);
            }
            assertAlike(card.state(), processor.state());
        }
    }

    @Test
    void stepsRepeatedFromTheSameStateGiveTheSameBits() {
        NetworkSummary summary = LayerContractTest.summary(LayerCases.of(
                "dropout",
                "{'type': 'conv2d', 'filters': 3, 'kernel_size': 3, 'activation': 'relu', 'dropout': 0.3}",
                "{'type': 'max_pool2d', 'pool_size': 3, 'strides': 2, 'padding': 'same'}",
                "{'type': 'batch_norm'}"));
        Optimizer adam = new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8);
        try (Network first = build(CARD, summary, adam);
                Network second = build(CARD, summary, adam)) {
            RepeatedSteps.assertSameBits(first, second);
        }
    }
}
