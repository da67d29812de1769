package org.cnnworkbench.engine.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a driver's answer, of nonsense and of silence. */
final class GpuProbeTest {

    private static final String TWO_CARDS = """
            0, GPU-6f0c5a2e-0000-0000-0000-000000000001, 580.65.06, 8.9, 23034, 4, NVIDIA L4
            1, GPU-6f0c5a2e-0000-0000-0000-000000000002, 580.65.06, 9.0, 143771, 1024, NVIDIA H200, 141 GB
            """;

    @Test
    void cardsAreReadFromTheDriversAnswer() {
        Gpus gpus = NvidiaSmi.parse(TWO_CARDS);
        assertThat(gpus.driver()).contains(new DriverVersion(580, 65, 6));
        assertThat(gpus.problem()).isEmpty();
        assertThat(gpus.cards())
                .extracting(Gpu::text)
                .containsExactly(
                        "cuda:0 NVIDIA L4, compute capability 8.9, 22.5 GiB, 0.0 GiB in use",
                        "cuda:1 NVIDIA H200, 141 GB, compute capability 9.0, 140.4 GiB, 1.0 GiB in use");
    }

    @Test
    void whatAnOldDriverDoesNotTellIsLeftOpen() {
        Gpus gpus = NvidiaSmi.parse("0, GPU-1, 418.39, [N/A], [Not Supported], [N/A], Tesla K80\n");
        assertThat(gpus.cards()).containsExactly(new Gpu(0, "GPU-1", "Tesla K80", Optional.empty(), 0, 0));
        assertThat(gpus.driver()).contains(new DriverVersion(418, 39, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No devices were found",
                "Field \"compute_cap\" is not a valid field to query.",
                "-1, GPU-1, 580.1, 8.9, 1, 1, card",
                "99999999999, GPU-1, 580.1, 8.9, 1, 1, card",
                "0, 580.65.06, 8.9",
                ", , , , , , ",
                "\u0000\u0001\ufffd"
            })
    void nonsenseIsNoCardAndIsSaid(String line) {
        Gpus gpus = NvidiaSmi.parse(line);
        assertThat(gpus.cards()).isEmpty();
        assertThat(gpus.problem()).startsWith("nvidia-smi said something that can't be understood");
    }

    @Test
    void aLineOfNonsenseDoesNotHideTheCardBesideIt() {
        Gpus gpus = NvidiaSmi.parse("0, GPU-1, 580.65.06, 7.5, 15360, 0, Tesla T4\nWARNING: infoROM is corrupted\n");
        assertThat(gpus.cards()).hasSize(1);
        assertThat(gpus.problem()).endsWith("WARNING: infoROM is corrupted");
    }

    private static GpuProbe probe(String script, Duration limit) {
        return new GpuProbe(List.of("/bin/sh", "-c", script), limit, null);
    }

    @Test
    void withoutADriverThereIsNoCardAndNoProblem() {
        GpuProbe probe = new GpuProbe(List.of("no-such-nvidia-smi"), Duration.ofSeconds(5), null);
        assertThat(probe.look()).isEqualTo(Gpus.NONE);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDriverThatFailsIsQuoted() {
        Gpus gpus = probe(
                        "echo 'NVIDIA-SMI has failed because it could not communicate with the driver'; exit 9",
                        Duration.ofSeconds(20))
                .look();
        assertThat(gpus.cards()).isEmpty();
        assertThat(gpus.problem())
                .isEqualTo("nvidia-smi failed: NVIDIA-SMI has failed because it could not communicate with the driver");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDriverThatHangsIsGivenUp() {
        Gpus gpus = probe("sleep 600", Duration.ofMillis(100)).look();
        assertThat(gpus.problem()).contains("gave no answer").contains("may hang");
    }

    @Test
    void theVariableOfTheDriversMakerHidesAndOrdersCards() {
        Gpus all = NvidiaSmi.parse(TWO_CARDS);
        assertThat(VisibleCards.of(all, null)).isEqualTo(all);
        assertThat(VisibleCards.of(all, "").cards()).isEmpty();
        assertThat(VisibleCards.of(all, "1,0").cards())
                .extracting(Gpu::index, Gpu::name)
                .containsExactly(tuple(0, "NVIDIA H200, 141 GB"), tuple(1, "NVIDIA L4"));
        assertThat(VisibleCards.of(all, "GPU-6f0c5a2e-0000-0000-0000-000000000002")
                        .cards())
                .extracting(Gpu::name)
                .containsExactly("NVIDIA H200, 141 GB");
        // It ends at the first that is not there.
        assertThat(VisibleCards.of(all, "0,7,1").cards()).hasSize(1);
    }
}
