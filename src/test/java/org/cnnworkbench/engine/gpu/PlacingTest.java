package org.cnnworkbench.engine.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.cnnworkbench.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets which card, and who gets none. */
final class PlacingTest {

    private static final long GIB = 1L << 30;
    private static final CardSupport TORCH = packed(CardNatives.torch("torch"));
    private static final CardSupport DL4J = packed(CardNatives.nd4j("dl4j"));
    private static final List<CardSupport> BOTH = List.of(TORCH, DL4J);

    /** As in a build with the engine's profile. */
    private static CardSupport packed(CardSupport support) {
        return new CardSupport(
                support.engine(), true, support.profile(), support.cuda(), support.code(), support.least());
    }

    private static Gpu card(int index, String name, String capability, long freeGib) {
        return new Gpu(
                index, "GPU-" + index, name, ComputeCapability.parse(capability), 80 * GIB, (80 - freeGib) * GIB);
    }

    private static Gpus machine(String driver, Gpu... cards) {
        return new Gpus(DriverVersion.parse(driver), List.of(cards), "");
    }

    @ParameterizedTest
    @CsvSource({
        "Tesla K80,        3.7,  580.65.06, dl4j",
        "GTX 1080,         6.1,  580.65.06, dl4j",
        "Tesla V100,       7.0,  580.65.06, dl4j",
        "Jetson Xavier,    7.2,  580.65.06, dl4j",
        "Tesla T4,         7.5,  580.65.06, torch dl4j",
        "A100,             8.0,  580.65.06, torch dl4j",
        "RTX 3090,         8.6,  580.65.06, torch dl4j",
        "L4,               8.9,  580.65.06, torch dl4j",
        "L4 old driver,    8.9,  535.54.03, dl4j",
        "L4 older driver,  8.9,  450.51.06, ''",
        "H200,             9.0,  580.65.06, torch",
        "B200,             10.0, 580.65.06, torch",
        "B300,             10.3, 580.65.06, torch",
        "RTX 5090,         12.0, 580.65.06, torch",
        "Thor,             11.0, 580.65.06, ''",
        "something newer,  13.0, 999.0,     ''",
        "GTX 680,          3.0,  470.57.02, ''",
    })
    void everyGenerationGoesToTheEnginesThatHaveCodeForIt(
            String name, String capability, String driver, String engines) {
        Placement place =
                new Placing(machine(driver, card(0, name, capability, 70)), BOTH).choose(new DeviceWish.Auto());
        assertThat(String.join(" ", place.isOnCard() ? place.engines() : List.of()))
                .isEqualTo(engines);
        assertThat(place.device()).isEqualTo(engines.isEmpty() ? "cpu" : "cuda:0");
    }

    @Test
    void aCardOfUnknownCapabilityIsGivenToNobody() {
        Placement place =
                new Placing(machine("390.12", card(0, "Quadro", "[N/A]", 70)), BOTH).choose(new DeviceWish.Auto());
        assertThat(place.device()).isEqualTo("cpu");
        assertThat(place.reason()).contains("doesn't tell the card's compute capability");
    }

    @Test
    void leftOpenTheCardWithTheMostFreeMemoryIsTakenAmongThoseThatAnEngineServes() {
        Gpus gpus =
                machine("580.65.06", card(0, "L4", "8.9", 10), card(1, "L4", "8.9", 20), card(2, "Thor", "11.0", 79));
        assertThat(new Placing(gpus, BOTH).choose(new DeviceWish.Auto()).device())
                .isEqualTo("cuda:1");
        assertThat(new Placing(gpus, BOTH).choose(new DeviceWish.Cpu()).device())
                .isEqualTo("cpu");
        assertThat(new Placing(gpus, BOTH).choose(new DeviceWish.Card(0)).device())
                .isEqualTo("cuda:0");
    }

    @Test
    void aCardThatTheAskedForEngineCannotServeIsRefusedWithTheReason() {
        Gpus gpus = machine("580.65.06", card(0, "NVIDIA H200", "9.0", 70));
        assertThatThrownBy(() -> new Placing(gpus, List.of(DL4J)).choose(new DeviceWish.Card(0)))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "device: cuda:0 (NVIDIA H200) was asked for, and no engine can compute there: dl4j: its native "
                                + "code is made for compute capabilities 3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0, 8.6, not 9.0; "
                                + "doctor shows which engine can use which card, and why not");
        assertThat(new Placing(gpus, List.of(DL4J))
                        .choose(new DeviceWish.Auto())
                        .device())
                .isEqualTo("cpu");
    }

    @Test
    void anOldDriverIsNamedWithTheOneThatIsNeeded() {
        Gpus gpus = machine("550.54.14", card(0, "NVIDIA L4", "8.9", 20));
        assertThatThrownBy(() -> new Placing(gpus, List.of(TORCH)).choose(new DeviceWish.Card(0)))
                .hasMessageContaining("CUDA 13 needs driver 580.00.00 or later, found 550.54.14");
    }

    @Test
    void aBuildWithoutNativeCodeForCardsNamesTheProfile() {
        Gpus gpus = machine("580.65.06", card(0, "NVIDIA L4", "8.9", 20));
        CardSupport plain = new CardSupport("torch", false, "torch-cuda", "13", TORCH.code(), TORCH.least());
        assertThatThrownBy(() -> new Placing(gpus, List.of(plain)).choose(new DeviceWish.Card(0)))
                .hasMessageContaining(
                        "this build has no native code of torch for graphics cards (build with -Ptorch-cuda)");
    }

    @Test
    void aCardThatIsNotThereIsNamedBesideThoseThatAre() {
        assertThatThrownBy(() -> new Placing(Gpus.NONE, BOTH).choose(new DeviceWish.Card(0)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no graphics card that an NVIDIA driver reports");
        assertThatThrownBy(() ->
                        new Placing(machine("580.1", card(0, "L4", "8.9", 9)), BOTH).choose(new DeviceWish.Card(3)))
                .hasMessageContaining("cuda:3 was asked for, and there are cuda:0");
        assertThatThrownBy(() -> new Placing(Gpus.unknown("nvidia-smi failed: x"), BOTH).choose(new DeviceWish.Card(0)))
                .hasMessageContaining("(nvidia-smi failed: x)");
    }

    @ParameterizedTest
    @CsvSource({"gpu", "cuda:", "cuda:-1", "CPU", "cuda:1x", "cuda:99999"})
    void aDeviceOfAnotherNameIsRefused(String text) {
        assertThatThrownBy(() -> DeviceWish.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected auto, cpu or cuda:N, received \"" + text + "\"");
    }

    @Test
    void whatWasSettledReachesTheProcessThatComputes() {
        Gpus gpus = machine("580.65.06", card(0, "L4", "8.9", 10), card(1, "NVIDIA | odd name", "9.0", 20));
        Placement settled = new Placing(gpus, BOTH).choose(new DeviceWish.Card(1));
        Placement there = Placement.settled(settled.variable(), BOTH);
        assertThat(there.description()).isEqualTo("cuda:1 NVIDIA   odd name 9.0, driver 580.65.06");
        assertThat(there.engines()).containsExactly("torch");
        assertThat(Placement.deviceOf(there.description())).isEqualTo("cuda:1");
        Placement processor = Placement.settled(
                new Placing(gpus, BOTH).choose(new DeviceWish.Cpu()).variable(), BOTH);
        assertThat(processor.description()).isEqualTo("cpu");
        assertThat(processor.engines()).containsExactly("torch", "dl4j");
        assertThatThrownBy(() -> Placement.settled("cuda:1", BOTH)).isInstanceOf(InputException.class);
    }

    @Test
    void thisBuildsEnginesSayWhatTheyNeed() {
        Gpu l4 = card(0, "L4", "8.9", 20);
        Optional<DriverVersion> driver = DriverVersion.parse("580.65.06");
        assertThat(CardSupport.none("other").refusal(l4, driver)).contains("it computes on the processor only");
        assertThat(new Placing(machine("580.65.06", l4), BOTH).lines())
                .containsExactly("cuda:0: torch can use it", "cuda:0: dl4j can use it");
    }
}
