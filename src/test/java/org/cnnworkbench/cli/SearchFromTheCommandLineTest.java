package org.cnnworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cnnworkbench.cli.CommandLineHarness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.cli.CommandLineHarness.Result;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.search.StudyDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real study, its process and its worker; a network so small that each fold takes less than a second. */
class SearchFromTheCommandLineTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeThePlan() throws IOException {
        Files.writeString(folder.resolve("plan.json"), """
                {"version": 1, "name": "rates",
                 "experiment": {"version": 1, "name": "small",
                   "architecture": {"version": 1, "name": "small", "layers": [
                     {"type": "conv2d", "filters": 2, "kernel_size": 3}, {"type": "output"}]},
                   "data": {"reference": "builtin:digits", "limit": 60},
                   "training": {"epochs": 1, "threads": 1}},
                 "space": {"training.optimizer.learning_rate": {"from": 0.001, "to": 0.1, "log": true}},
                 "sampler": "random", "trials": 1, "folds": 2}
                """);
    }

    @Test
    void aFinishedStudyIsExtendedAndItsTableComesAsScikitLearnWritesIt() throws IOException {
        Result first = run(folder, "search", "plan.json", "--study", "study");
        assertThat(first.exitCode()).as(first.err()).isZero();

        Result more = run(
                folder,
                "search",
                "--resume",
                "study",
                "--trials",
                "2",
                "--add",
                "{\"training.optimizer.learning_rate\": 0.05}");
        assertThat(more.exitCode()).as(more.err()).isZero();
        Result table = run(folder, "study", "study", "--csv", "table.csv");
        assertThat(table.exitCode()).as(table.err()).isZero();

        List<String> lines = Files.readAllLines(folder.resolve("table.csv"));
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).contains("split0_test_score,split1_test_score,mean_test_score");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("0.05"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            search                                    | expected either a plan, STUDY, or --resume DIR
            search plan.json --add {}                 | --add: expected --resume DIR beside it
            search plan.json --workers 0              | --workers: expected 1 to 64, received 0
            search plan.json --learning-rate fast     | --learning-rate
            search nowhere.json                       | nowhere.json
            search --resume nowhere                   | nowhere
            """)
    void whatIsWrongIsSaidBeforeAnythingIsMade(String command, String said) {
        Result result = run(folder, command.split(" "));

        assertThat(result.exitCode()).isEqualTo(ExitCodes.WRONG_INPUT);
        assertThat(result.err()).contains(said).doesNotContain("\tat ");
        assertThat(folder.resolve("studies")).doesNotExist();
    }

    @Test
    void aStudyGoesOnWithThePlanThatItWasStartedWith() {
        made();

        Result result = run(folder, "search", "--resume", "study", "--epochs", "9");

        assertThat(result.exitCode()).isEqualTo(ExitCodes.WRONG_INPUT);
        assertThat(result.err())
                .contains("--epochs: a study goes on with the plan that it was started with")
                .contains("cnn-workbench search STUDY --epochs");
    }

    @Test
    void theWorkersOfAStudyAtWorkCantBeChanged() {
        StudyDirectory study = made();
        try (RunLock lock =
                RunLock.tryAcquire(study.path(), StudyDirectory.lockName()).orElseThrow()) {
            Result result = run(folder, "search", "--resume", "study", "--workers", "2");

            assertThat(result.exitCode()).isEqualTo(ExitCodes.WRONG_INPUT);
            assertThat(result.err()).contains("--workers: the study").contains("--stop, then go on");
        }
    }

    private StudyDirectory made() {
        Result made = run(folder, "search", "plan.json", "--study", "study");
        assertThat(made.exitCode()).as(made.err()).isZero();
        return new StudyDirectory(folder.resolve("study"));
    }
}
