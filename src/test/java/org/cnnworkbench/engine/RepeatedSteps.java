package org.cnnworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;

/** Training that is taken up again comes to the same numbers. */
final class RepeatedSteps {

    private RepeatedSteps() {}

    /**
     * One network takes three steps. The other, alike, takes the first, one astray, goes back, and takes the rest, partly observed: all
     * parameters are the same to the bit.
     */
    static void assertSameBits(Network first, Network second) {
        for (int step = 0; step < 3; step++) {
            first.fit(LayerContractTest.batch(10 + step), step, false);
        }
        second.fit(LayerContractTest.batch(10), 0, true);
        NetworkState afterOne = second.state();
        second.fit(LayerContractTest.batch(99), 5, false);
        second.restore(afterOne);
        for (int step = 1; step < 3; step++) {
            second.fit(LayerContractTest.batch(10 + step), step, step == 2);
        }
        first.state()
                .parameters()
                .forEach((name, tensor) -> assertThat(second.state().parameters())
                        .hasEntrySatisfying(
                                name, other -> assertThat(other.values()).containsExactly(tensor.values())));
    }
}
