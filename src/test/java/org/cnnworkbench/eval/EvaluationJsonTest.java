package org.cnnworkbench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationJsonTest {

    private static final Evaluation EVALUATION = Evaluation.of(
            new float[] {0.75f, 0.25f, 0.4f, 0.6f, 0.5f, 0.5f},
            new int[] {0, 0, 1},
            new int[] {7, 3, 9},
            List.of("cat \"Ω\"", "dog"));

    private static final String TEXT = EvaluationJson.toText(EVALUATION);

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBack() {
        Path file = folder.resolve("evaluation.json");
        EvaluationJson.write(EVALUATION, file);
        assertThat(EvaluationJson.read(file)).isEqualTo(EVALUATION);
    }

    @Test
    void anUndefinedKappaIsNull() {
        Evaluation allOneClass = Evaluation.of(new float[] {1}, new int[] {0}, new int[] {0}, List.of("only"));
        assertThat(EvaluationJson.toJson(allOneClass).at("/metrics/cohen_kappa").isNull())
                .isTrue();
        assertThat(read(EvaluationJson.toText(allOneClass))).isEqualTo(allOneClass);
    }

    @Test
    void otherProgramsFindMatrixAndReport() {
        assertThat(TEXT)
                .contains("\"confusion_matrix\": [[1, 1], [1, 0]]")
                .contains("\"predicted\": [0, 1, 0], \"probability\": [0.75, 0.6, 0.5]")
                .contains("\"recall\": 0.5, \"f1_score\": 0.5, \"support\": 2}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "version": 1            | "version": 2              | version: expected version 1
            "version": 1,           |                           | the field "version" is missing
            [[1, 1], [1, 0]]        | [[1, 2], [1, 0]]          | confusion_matrix[0][1]: expected 1, as the predictions
            [[1, 1], [1, 0]]        | [[1, 1]]                  | confusion_matrix: expected a row for each of 2 classes
            [[1, 1], [1, 0]]        | [[1], [1]]                | confusion_matrix[0]: expected a count for each of 2
            "predicted": [0, 1, 0]  | "predicted": [0, 1]       | expected a list of 3, one for each index
            "predicted": [0, 1, 0]  | "predicted": [0, 1, 2]    | predicted[2]: expected a whole number from 0 to 1
            "index": [7, 3, 9]      | "index": [7, -3, 9]       | index[1]: expected a whole number from 0
            "index": [7, 3, 9]      | "index": []               | expected at least one example
            [0.75, 0.6, 0.5]        | [7.5, 0.6, 0.5]           | probability[0]: expected a number from 0 to 1
            "top_k_accuracy": {"1"  | "top_k_accuracy": {"one"  | the k of a top-k accuracy
            "log_loss": 0           | "log_loss": -0            | expected 0 or more
            "predictions": {        | "predictions": {{         | :
            """)
    void aFileThatContradictsItselfIsRefusedWithItsPlace(String found, String replaced, String message) {
        String broken = TEXT.replace(found, replaced == null ? "" : replaced);
        assertThat(broken).isNotEqualTo(TEXT);
        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("evaluation.json:")
                .hasMessageContaining(message);
    }

    @Test
    void aTruncatedFileIsRefusedWhereverItEnds() throws IOException {
        Path file = folder.resolve("evaluation.json");
        // The last two characters are the closing bracket and a line feed.
        for (int length = 0; length < TEXT.length() - 2; length += 7) {
            Files.writeString(file, TEXT.substring(0, length));
            assertThatThrownBy(() -> EvaluationJson.read(file)).isInstanceOf(InputException.class);
        }
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatThrownBy(() -> EvaluationJson.read(folder.resolve("none.json")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no such file");
    }

    private static Evaluation read(String text) {
        return EvaluationJson.read(JsonValue.parse("evaluation.json", text));
    }
}
