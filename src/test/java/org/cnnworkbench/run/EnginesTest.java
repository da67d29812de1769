package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.engine.ProcessNeeds;
import org.cnnworkbench.engine.dl4j.Dl4jEngine;
import org.cnnworkbench.engine.gpu.CardNatives;
import org.cnnworkbench.engine.gpu.Placement;
import org.cnnworkbench.engine.torch.TorchEngine;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** Where a run computes in a build without native code for graphics cards. */
@DisabledIf(value = "forCards", disabledReason = "this build has native code for graphics cards")
final class EnginesTest {

    private final Engines engines = new Engines(List.of(new TorchEngine(), new Dl4jEngine()));

    static boolean forCards() {
        return CardNatives.any();
    }

    private static TrainingSettings settings(String json) {
        return ExperimentJson.trainingCodec().read(JsonValue.parse("settings", json));
    }

    @Test
    void whatIsLeftOpenComputesOnTheProcessor() {
        Placement place = engines.place(settings("{}"), null);
        assertThat(place.device()).isEqualTo("cpu");
        assertThat(place.engines()).containsExactly("torch", "dl4j");
        assertThat(engines.processNeeds(settings("{}"), null).environment()).doesNotContainKey(Placement.VARIABLE);
    }

    @Test
    void whereEnginesWantOneThingToBeDifferentTheFirstOneGetsItsWay() {
        ProcessNeeds needs = engines.processNeedsOfAll(2);
        assertThat(needs.environment())
                .containsAllEntriesOf(new TorchEngine().processNeeds(2).environment())
                .containsKeys(
                        new Dl4jEngine().processNeeds(2).environment().keySet().toArray(new String[0]));
        // Of two collectors the last counts.
        assertThat(needs.jvmOptions()).containsSubsequence("-XX:+UseParallelGC", "-XX:+UseG1GC");
    }

    @Test
    void aCardThatIsAskedForIsRefusedWithTheReason() {
        assertThatThrownBy(() -> engines.find("torch", "cuda:7"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cuda:7")
                .hasMessageContaining("--device auto or cpu");
        assertThatThrownBy(() -> engines.find("torch", "gpu"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected auto, cpu or cuda:N");
    }

    @Test
    void aRunThatWasBegunOnACardGoesOnWithItsEngineWhereThereIsNoCard() {
        EngineDescription before =
                new EngineDescription("dl4j", "1", "cuda 11.6", "cuda:0 NVIDIA L4 8.9, driver 580.65.06", 2);
        Placement place = engines.place(settings("{}"), before);
        assertThat(place.device()).isEqualTo("cpu");
        assertThat(place.engines()).containsExactly("dl4j");
        assertThatThrownBy(() -> engines.place(settings("{\"device\": \"cuda:0\"}"), before))
                .isInstanceOf(InputException.class);
    }

    @Test
    void networksAnswerByTheEngineThatTrainedThemOnTheProcessor() {
        EngineDescription before =
                new EngineDescription("dl4j", "1", "cuda 11.6", "cuda:0 NVIDIA L4 8.9, driver 580.65.06", 2);
        assertThat(engines.forAnswers(settings("{}"), before).name()).isEqualTo("dl4j");
        assertThat(engines.forAnswers(settings("{\"engine\": \"torch\"}"), before)
                        .name())
                .isEqualTo("torch");
    }
}
