package org.cnnworkbench.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowGeometryTest {

    /** Counts the positions one by one. */
    private static long counted(int input, long effective, int stride, int padding) {
        long positions = 0;
        for (long start = 0; start + effective <= input + padding; start += stride) {
            positions++;
        }
        return positions;
    }

    @Test
    void outputLengthsAreTheCountsOfPositions() {
        for (int input = 1; input <= 12; input++) {
            for (int effective = 1; effective <= 8; effective++) {
                for (int stride = 1; stride <= 5; stride++) {
                    assertThat(WindowGeometry.outputLength(input, effective, stride, 2))
                            .isEqualTo(counted(input, effective, stride, 2));
                    int same = (int) WindowGeometry.samePadding(input, effective, stride);
                    assertThat(WindowGeometry.sameOutputLength(input, stride)).isEqualTo((input + stride - 1) / stride);
                    assertThat(counted(input, effective, stride, same))
                            .isEqualTo(WindowGeometry.sameOutputLength(input, stride));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3,1,3", "3,2,5", "1,7,1", "2147483647,2147483647,4611686011984936963"})
    void dilationSpreadsTheKernel(int kernel, int dilation, long effective) {
        assertThat(WindowGeometry.effectiveKernel(kernel, dilation)).isEqualTo(effective);
    }

    @Test
    void anOddPixelOfSamePaddingGoesToTheBottomAndTheRight() {
        Border border = WindowGeometry.border(
                Padding.SAME, TensorShape.image(6, 7, 1), Size.square(2), Size.square(1), Size.square(1));
        assertThat(border).isEqualTo(new Border(0, 1, 0, 1));
    }
}
