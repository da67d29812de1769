package org.cnnworkbench.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.search.space.Condition;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.FieldPath;
import org.cnnworkbench.search.space.SearchedExperiment;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.junit.jupiter.api.Test;

class SearchDraftTest {

    private static final Experiment EXPERIMENT = ExperimentJson.read("test", """
            {"version": 1, "name": "digits", "architecture": {"version": 1, "name": "Tiny", "input_shape": [8, 8, 1], "layers": [
               {"type": "conv2d", "filters": 8, "kernel_size": 3, "activation": "relu"},
               {"type": "dense", "name": "head", "units": 32, "dropout": 0.2},
               {"type": "output"}]},
             "data": {"reference": "builtin:digits"}}""");

    private final ExperimentDocument document = new ExperimentDocument(EXPERIMENT);
    private final SearchDraft draft = new SearchDraft(document);

    @Test
    void everyFieldThatIsOfferedCanBeSearchedAsItIsSuggested() {
        assertThat(draft.fields().all()).hasSizeGreaterThan(25);
        for (SearchField field : draft.fields().all()) {
            draft.add(field.path().toString());

            Dimension made = draft.space().dimensions().getFirst();
            assertThat(made.domain().grid()).as("a grid of " + made.key()).isPresent();
            assertThatCode(() -> new SearchedExperiment(EXPERIMENT, draft.space()))
                    .as(made.key())
                    .doesNotThrowAnyException();
            document.undo();
        }
    }

    @Test
    void layersAreCalledByTheirNamesSoThatOthersMayComeAndGo() {
        assertThat(draft.fields().all())
                .extracting(field -> field.path().toString())
                .contains("layers[conv2d_0].filters", "layers[head].dropout", "layers[*].activation");
        assertThat(draft.fields().all())
                .extracting(SearchField::title)
                .contains("conv2d_0 · Filters", "Optimizer · Learning rate", "Batch size", "All layers · Activation");
    }

    @Test
    void aFieldIsFoundHoweverItsPathNamesTheLayer() {
        draft.add("layers[0].filters");

        assertThat(draft.find("layers[conv2d_0].filters")).isPresent();
        draft.toggle("layers[conv2d_0].filters");
        assertThat(draft.space().dimensions()).isEmpty();
    }

    @Test
    void whatIsSearchedIsUndoneAlongWithEditsOfTheExperiment() {
        draft.toggle("training.batch_size");
        document.edit(
                "rename",
                now -> new Experiment("other", now.architecture(), now.data(), now.augmentation(), now.training()));
        draft.toggle("training.batch_size");
        assertThat(document.undoTextProperty().get()).isEqualTo("stop searching Batch size");

        document.undo();
        assertThat(draft.space().dimensions()).hasSize(1);
        assertThat(document.experiment().name()).isEqualTo("other");
        document.undo();
        document.undo();
        assertThat(draft.space().dimensions()).isEmpty();
        assertThat(document.experiment()).isEqualTo(EXPERIMENT);
        assertThat(document.changedProperty().get()).isFalse();
    }

    @Test
    void aFieldThatIsGoneTakesTheConditionsOnItAlong() {
        draft.add("training.optimizer");
        draft.add("training.batch_size");
        Dimension batch = draft.space().dimensions().get(1);
        draft.put(new Dimension(
                batch.path(),
                batch.domain(),
                List.of(new Condition(FieldPath.parse("training.optimizer"), List.of(TextNode.valueOf("adam"))))));

        draft.remove(draft.space().dimensions().getFirst());

        assertThat(draft.space().dimensions()).containsExactly(batch);
    }

    @Test
    void aPathOfNoFieldIsRefusedAndOneOfABlockIsNot() {
        assertThatThrownBy(() -> draft.add("training.speed"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("training.speed");
        draft.add("layers[0..0].repeats");
        assertThat(draft.space().dimensions()).hasSize(1);
    }
}
