package org.cnnworkbench.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.DemoExperiment;
import org.cnnworkbench.train.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentDocumentTest {

    @TempDir
    private Path directory;

    private final ExperimentDocument document = new ExperimentDocument(DemoExperiment.get());

    @Test
    void undoAndRedoWalkThroughTheEdits() {
        document.edit("call it a", named("a"));
        document.edit("call it b", named("b"));

        document.undo();
        assertThat(document.experiment().name()).isEqualTo("a");
        assertThat(document.redoTextProperty().get()).isEqualTo("call it b");

        document.undo();
        assertThat(document.experiment().name()).isEqualTo("demo");
        assertThat(document.undoTextProperty().get()).isEmpty();

        document.redo();
        document.redo();
        assertThat(document.experiment().name()).isEqualTo("b");
    }

    @Test
    void anEditAfterUndoForgetsWhatWasUndone() {
        document.edit("a", named("a"));
        document.undo();
        document.edit("b", named("b"));

        document.redo();

        assertThat(document.experiment().name()).isEqualTo("b");
    }

    @Test
    void theEditsOfAGestureAreUndoneAsOne() {
        document.edit("slide", "slider", named("1"));
        document.edit("slide", "slider", named("2"));
        document.endGesture();
        document.edit("slide", "slider", named("3"));

        document.undo();
        assertThat(document.experiment().name()).isEqualTo("2");

        document.undo();
        assertThat(document.experiment().name()).isEqualTo("demo");
    }

    @Test
    void anEditThatChangesNothingLeavesNoTrace() {
        document.edit("nothing", now -> now);

        assertThat(document.undoTextProperty().get()).isEmpty();
        assertThat(document.changedProperty().get()).isFalse();
    }

    @Test
    void whatIsSavedIsReadAgainAndIsNoLongerUnsaved() {
        Path file = directory.resolve("mine.cnnx");
        document.edit("a", named("a"));
        assertThat(document.changedProperty().get()).isTrue();

        document.save(file);

        assertThat(document.changedProperty().get()).isFalse();
        assertThat(document.title()).isEqualTo("mine.cnnx");
        ExperimentDocument other = new ExperimentDocument(DemoExperiment.get());
        other.open(file);
        assertThat(other.experiment()).isEqualTo(document.experiment());
    }

    @Test
    void undoingToWhatWasSavedIsNoChange() {
        document.save(directory.resolve("mine.cnnx"));
        document.edit("a", named("a"));

        document.undo();

        assertThat(document.changedProperty().get()).isFalse();
    }

    @Test
    void aFileThatIsNoExperimentLeavesEverythingAsItWas() throws Exception {
        Path file = Files.writeString(directory.resolve("broken.cnnx"), "{\"version\": 1, \"name\": ");
        document.edit("a", named("a"));

        assertThatThrownBy(() -> document.open(file)).isInstanceOf(InputException.class);

        assertThat(document.experiment().name()).isEqualTo("a");
        assertThat(document.undoTextProperty().get()).isEqualTo("a");
    }

    private static UnaryOperator<Experiment> named(String name) {
        return now -> new Experiment(name, now.architecture(), now.data(), now.augmentation(), now.training());
    }
}
