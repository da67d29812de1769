package org.cnnworkbench.ui.common.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleBufferTest {

    @Test
    void whatWasHandedOutStaysAsItWas() {
        SampleBuffer buffer = new SampleBuffer(1);
        for (int i = 0; i < 1000; i++) {
            buffer.add(i, 10 * i, i * i);
        }
        Samples before = buffer.samples();
        buffer.dropBehind(499);
        buffer.add(500, 5000, -1);
        Samples after = buffer.samples();

        assertThat(before.size()).isEqualTo(1000);
        assertThat(before.values()[0][500]).isEqualTo(250_000);
        assertThat(after.size()).isEqualTo(501);
        assertThat(after.values()[0][500]).isEqualTo(-1);
        assertThat(Arrays.copyOf(after.seconds(), 2)).containsExactly(0, 10);
    }

    @Test
    void onlyDroppingChangesTheGeneration() {
        SampleBuffer buffer = new SampleBuffer(1);
        buffer.add(1, 1, 1);
        long first = buffer.samples().generation();
        buffer.add(2, 2, 2);
        buffer.dropBehind(2);
        assertThat(buffer.samples().generation()).isEqualTo(first);
        buffer.dropBehind(1);
        assertThat(buffer.samples().generation()).isNotEqualTo(first);
    }
}
