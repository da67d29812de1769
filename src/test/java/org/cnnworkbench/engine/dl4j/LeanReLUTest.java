package org.cnnworkbench.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LeanReLUTest {

    @Test
    void onlyWhatIsAboveAPositiveNumberPasses() {
        float[] inputs = {
            1, Float.MIN_VALUE, Float.MAX_VALUE, Float.POSITIVE_INFINITY, 0, -0f, -1, Float.NEGATIVE_INFINITY, Float.NaN
        };
        int[] gradients = new int[inputs.length];
        int[] bits = new int[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            gradients[i] = Float.floatToRawIntBits(-3.5f);
            bits[i] = Float.floatToRawIntBits(inputs[i]);
        }

        LeanReLU.clear(gradients, bits);

        int passed = Float.floatToRawIntBits(-3.5f);
        assertThat(gradients).containsExactly(passed, passed, passed, passed, 0, 0, 0, 0, 0);
    }

    @Test
    void aNaNWithASignDoesNotPassEither() {
        int[] gradient = {Float.floatToRawIntBits(2)};
        LeanReLU.clear(gradient, new int[] {0xffc00000});
        assertThat(gradient).containsExactly(0);
    }
}
