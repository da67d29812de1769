package org.cnnworkbench.engine.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What libraries say when a card's memory runs out, in their own words, and what is advised then. */
final class CardMemoryTest {

    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;
    private static final Gpu L4 = new Gpu(0, "GPU-1", "NVIDIA L4", ComputeCapability.parse("8.9"), 24 * GIB, 0);

    private static final String TORCH =
            "CUDA out of memory. Tried to allocate 576.00 MiB. GPU 0 has a total capacity of 31.36 GiB of which 370.69 MiB is "
                    + "free. Process 16335 has 25.34 GiB memory in use. Including non-PyTorch memory, this process has 5.55 "
                    + "GiB memory in use. Of the allocated memory 4.89 GiB is allocated by PyTorch, and 77.08 MiB is "
                    + "reserved by PyTorch but unallocated. If reserved but unallocated memory is large try setting "
                    + "PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True to avoid fragmentation.\nException raised from "
                    + "malloc at CUDACachingAllocator.cpp:1467 (most recent call first):";

    @Test
    void libTorchTellsWhatWasWantedInUseAndFree() {
        CardMemory memory = CardMemory.of(new IllegalStateException("step", new RuntimeException(TORCH)))
                .orElseThrow();
        assertThat(memory.wanted()).isEqualTo(576 * MIB);
        assertThat(memory.inUse().orElseThrow() / (double) GIB).isCloseTo(4.89, within(1e-6));
        assertThat(memory.free().orElseThrow() / (double) MIB).isCloseTo(370.69 + 77.08, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Failed to allocate 50331648 bytes from DEVICE [0] memory | 50331648",
                "Allocation failed: [[DEVICE] allocation failed] for amount of memory 50331648 bytes | 50331648",
                "[DEVICE] allocation failed; Error code: [2] | 0",
                "cudaMalloc failed; Error code: [2] | 0"
            })
    void nd4jTellsWhatWasWantedAtMost(String text, long wanted) {
        CardMemory memory = CardMemory.parse(text).orElseThrow();
        assertThat(memory.wanted()).isEqualTo(wanted);
        assertThat(memory.inUse()).isEmpty();
        assertThat(memory.free()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Java heap space",
                "Failed to allocate 1024 bytes from HOST memory",
                "CUDA error: an illegal memory access was encountered",
                "Physical memory usage is too high"
            })
    void otherFailuresAreNotOfACard(String text) {
        assertThat(CardMemory.of(new RuntimeException(text))).isEmpty();
        assertThat(CardMemory.of(new RuntimeException((String) null))).isEmpty();
    }

    @Test
    void theBatchThatFitsFollowsFromWhatWasNeeded() {
        // 100 images needed 10 + 2 GiB without the fixed part, so 0.12 GiB an image; 0.9 of 11 GiB are for them.
        CardMemory memory = new CardMemory(2 * GIB, OptionalLong.of(10 * GIB), OptionalLong.of(GIB));
        assertThat(memory.batchThatFits(L4, 100, 0, 0, 1)).hasValue(80);
        // Weights, gradients and two slots of 2^28 parameters take 4 GiB: (12 − 4) / 100 an image, of 9.9 − 4.
        assertThat(memory.batchThatFits(L4, 100, 1L << 28, 2, 1)).hasValue(72);
        // It failed at the first layer already: what all layers give, kept twice, says more: 1 GiB an image.
        assertThat(memory.batchThatFits(L4, 100, 0, 0, 1L << 27)).hasValue(9);
    }

    @Test
    void withoutNumbersFromTheLibraryTheCardsMemoryCounts() {
        CardMemory memory =
                CardMemory.parse("[DEVICE] allocation failed; Error code: [2]").orElseThrow();
        // 0.9 of 24 GiB, half a GiB an image.
        assertThat(memory.batchThatFits(L4, 4096, 0, 0, 1L << 26)).hasValue(40);
    }

    @Test
    void aSmallerBatchIsAdvisedAlwaysAndNoneWhereNothingFits() {
        CardMemory memory = new CardMemory(1, OptionalLong.of(1), OptionalLong.of(10 * GIB));
        assertThat(memory.batchThatFits(L4, 12, 0, 0, 1)).hasValue(11);
        assertThat(memory.batchThatFits(L4, 1, 0, 0, 1)).isEmpty();
        assertThat(memory.batchThatFits(L4, 64, 1L << 32, 2, 1)).isEmpty();
    }

    @Test
    void thePersonIsToldWhichBatchSizeToAskFor() {
        CardMemory memory = CardMemory.parse(TORCH).orElseThrow();
        assertThat(memory.advice(L4, 128, OptionalLong.of(80)))
                .isEqualTo(
                        "out of memory on cuda:0 (NVIDIA L4, which has 24.0 GiB) with 128 images in a batch: a batch size of "
                                + "80 would fit, by estimate (--batch-size 80)");
        assertThat(memory.advice(new Gpu(1, "", "card", Optional.empty(), 0, 0), 1, OptionalLong.empty()))
                .startsWith("out of memory on cuda:1 (card) with 1 image in a batch: not even one image fits")
                .endsWith("--device cpu");
    }
}
