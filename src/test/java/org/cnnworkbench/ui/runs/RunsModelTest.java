package org.cnnworkbench.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.train.DemoExperiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsModelTest {

    private static final RunRow ROW = new RunRow(
            new RunDirectory(Path.of("runs", "20260131-120000-lenet")),
            "20260131-120000-lenet",
            RunState.FAILED,
            "failed: the loss is no longer a number",
            "lenet",
            "LeNet-5",
            "builtin:digits",
            "sgd 0.1, batch 64",
            0.25,
            0.8,
            3,
            4,
            10,
            61.5,
            Instant.EPOCH,
            "rate too high",
            List.of("seed4"));

    @ParameterizedTest
    @CsvSource({"digits", "LENET sgd", "'rate  high'", "seed4", "'no longer'", "''"})
    void aRunIsFoundByWordsFromAnywhereInItsRow(String words) {
        assertThat(ROW.matches(words)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"adam", "digits adam"})
    void everyWordHasToOccur(String words) {
        assertThat(ROW.matches(words)).isFalse();
    }

    @Test
    void statesAreShownInGroups() {
        assertThat(RunsModel.Shown.TROUBLE.matches(ROW)).isTrue();
        assertThat(RunsModel.Shown.DONE.matches(ROW)).isFalse();
        assertThat(RunsModel.Shown.LIVE.matches(ROW)).isFalse();
        assertThat(RunsModel.Shown.ALL.matches(ROW)).isTrue();
    }

    @Test
    void settingsFitInALine() {
        assertThat(Settings.text(DemoExperiment.get().training())).isEqualTo("adam 0.001, batch 64");
    }
}
