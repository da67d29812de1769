package org.cnnworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OrderedBitsTest {

    private static final float[] ASCENDING = {
        Float.NEGATIVE_INFINITY,
        -Float.MAX_VALUE,
        -1.5f,
        -1,
        -Float.MIN_VALUE,
        0,
        Float.MIN_VALUE,
        1,
        1.5f,
        Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NaN
    };

    private static int[] keys(float... numbers) {
        int[] bits = new int[numbers.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(numbers[i]));
        OrderedBits.toKeys(bits, bits.length);
        return bits;
    }

    @Test
    void keysAreInTheOrderOfTheNumbersAndANaNIsTheLargest() {
        int[] keys = keys(ASCENDING);
        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aNegativeNaNIsAsLargeAsAnyAndZerosAreEqual() {
        assertThat(keys(Float.intBitsToFloat(0xffc00000))).isEqualTo(keys(Float.NaN));
        assertThat(keys(-0f)).isEqualTo(keys(0f));
    }

    @Test
    void keysBecomeTheNumbersAgain() {
        int[] keys = keys(ASCENDING);
        OrderedBits.toBits(keys, keys.length);
        for (int i = 0; i < keys.length; i++) {
            assertThat(keys[i]).isEqualTo(Float.floatToIntBits(ASCENDING[i]));
        }
    }
}
