package org.cnnworkbench.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cnnworkbench.search.space.Spaces.point;
import static org.cnnworkbench.search.space.Spaces.space;

import java.util.List;
import org.cnnworkbench.data.Preprocessing;
import org.cnnworkbench.data.augment.Geometric;
import org.cnnworkbench.engine.Optimizer;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.Diagnostic;
import org.cnnworkbench.spec.LayerNames;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerTypes;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchedExperimentTest {

    private static final Experiment BASE = ExperimentJson.read("base", """
            {"version": 1, "name": "small",
             "architecture": {"version": 1, "name": "small", "layers": [
                {"type": "conv2d", "filters": 8, "kernel_size": 3, "name": "stem"},
                {"type": "conv2d", "filters": 8, "kernel_size": 3, "activation": "relu"},
                {"type": "max_pool2d"},
                {"type": "dense", "units": 16},
                {"type": "output"}]},
             "data": {"reference": "builtin:digits"},
             "augmentation": {"version": 1, "steps": [{"type": "horizontal_flip"}, {"type": "rotation", "degrees": 6}]}}
            """);

    /** The experiment of a point of single-value lists. */
    private static Experiment with(String json) {
        Point point = point(json);
        SearchSpace space = new SearchSpace(point.values().entrySet().stream()
                .map(entry -> new Dimension(FieldPath.parse(entry.getKey()), new Choice(List.of(entry.getValue()))))
                .toList());
        return new SearchedExperiment(BASE, space).apply(point);
    }

    private static List<String> types(Experiment experiment) {
        return experiment.architecture().layers().stream()
                .map(LayerTypes.TABLE::nameOf)
                .toList();
    }

    @Test
    void fieldsThatTheFileLeavesOutAreMadeOnTheWay() {
        Experiment experiment = with("""
                {'training.optimizer.learning_rate': 0.5, 'training.batch_size': 32, 'data.preprocessing': 'standardise',
                 'layers[3].initializer.stddev': 0.2, 'layers[3].initializer': 'normal'}""");
        assertThat(experiment.training().optimizer()).isEqualTo(new Optimizer.Adam(0.5, 0.9, 0.999, 1e-8));
        assertThat(experiment.training().batchSize()).isEqualTo(32);
        assertThat(experiment.data().preprocessing())
                .isEqualTo(new Preprocessing.Standardise(Preprocessing.Per.CHANNEL));
        assertThat(((LayerSpec.Dense) experiment.architecture().layers().get(3))
                        .weights()
                        .initializer())
                .hasToString("Normal[stddev=0.2]");
    }

    @Test
    void whatHoldsAFieldIsSetBeforeTheField() {
        Experiment experiment = with(
                "{'training.optimizer.momentum': 0.7, 'training.optimizer': 'momentum', 'data.preprocessing.scale': false,"
                        + " 'data.preprocessing.type': 'zero_mean_pixel'}");
        assertThat(experiment.training().optimizer()).isEqualTo(new Optimizer.Momentum(0.01, 0.7));
        assertThat(experiment.data().preprocessing()).isEqualTo(new Preprocessing.ZeroMeanPixel(false));
    }

    @Test
    void layersAreChosenByIndexByNameAndAllThatHaveTheField() {
        Experiment experiment = with("""
                {'layers[1].kernel_size': [3, 5], 'layers[*].activation': 'elu', 'layers[stem].filters': 4, 'layers[3].activation': 'tanh'}""");
        List<LayerSpec> layers = experiment.architecture().layers();
        assertThat(((LayerSpec.Conv2d) layers.get(0)).filters()).isEqualTo(4);
        assertThat(((LayerSpec.Conv2d) layers.get(0)).activation()).hasToString("ELU");
        assertThat(((LayerSpec.Conv2d) layers.get(1)).kernelSize()).isEqualTo(new Size(3, 5));
        assertThat(((LayerSpec.Dense) layers.get(3)).activation()).hasToString("TANH");
    }

    @Test
    void wholeLayersTypesAndAugmentationsAreSearchedToo() {
        Experiment experiment = with("""
                {'layers[1]': {'type': 'batch_norm'}, 'layers[2].type': 'avg_pool2d', 'augmentation.steps[1].degrees': 20}""");
        assertThat(types(experiment)).containsExactly("conv2d", "batch_norm", "avg_pool2d", "dense", "output");
        assertThat(((Geometric.Rotation) experiment.augmentation().steps().get(1)).degrees())
                .isEqualTo(20);
        assertThat(with("{'augmentation': {'version': 1, 'steps': []}}")
                        .augmentation()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aBlockOccursSoManyTimesWithTheValuesThatWereSetInIt() {
        Experiment experiment = with("{'layers[0..1].repeats': 3, 'layers[3].repeats': 2, 'layers[1].filters': 5}");
        assertThat(types(experiment))
                .containsExactly(
                        "conv2d",
                        "conv2d",
                        "conv2d",
                        "conv2d",
                        "conv2d",
                        "conv2d",
                        "max_pool2d",
                        "dense",
                        "dense",
                        "output");
        assertThat(LayerNames.of(experiment.architecture()))
                .startsWith("stem_1", "conv2d_1", "stem_2", "conv2d_3", "stem", "conv2d_5");
        assertThat(((LayerSpec.Conv2d) experiment.architecture().layers().get(3)).filters())
                .isEqualTo(5);
        assertThat(with("{'layers[0..1].repeats': 1}").architecture()).isEqualTo(BASE.architecture());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'training.optimizer.momentun': 0.5} | there is no field momentun in \"adam\"",
                "{'training.batchsize': 5}           | did you mean \"batch_size\"?",
                "{'training.batch_size': 0}          | training.batch_size: expected at least 1",
                "{'training.batch_size.x': 1}        | expected the path to end at batch_size",
                "{'training.optimizer': 'adan'}      | did you mean \"adam\"?",
                "{'layers[9].filters': 1}            | expected an index from 0 to 4, received 9",
                "{'layers[steam].filters': 1}        | did you mean \"stem\"?",
                "{'layers[*].momentum': 0.5}         | none has it",
                "{'layers.filters': 1}               | expected a bracket",
                "{'layers[3..4].repeats': 0}         | from 1 to 5000, received 0",
                "{'layers[3..5].repeats': 2}         | the layers 0 to 4",
                "{'layers[0..4].repeats': 5000}      | 25000 layers",
                "{'layers[0..1].repeats': 2, 'layers[1..2].repeats': 2} | share no layer"
            })
    void whatCannotBeSetIsNamed(String point, String message) {
        assertThatThrownBy(() -> with(point)).isInstanceOf(InputException.class).hasMessageContaining(message);
    }

    @Test
    void aFieldNeedsToExistForSomeOfTheValuesOnly() {
        SearchSpace mixed =
                space("{'training.optimizer': ['adam', 'momentum'], 'training.optimizer.momentum': [0.8, 0.9]}");
        SearchedExperiment searched = new SearchedExperiment(BASE, mixed);
        assertThatThrownBy(() ->
                        searched.apply(point("{'training.optimizer': 'adam', 'training.optimizer.momentum': 0.8}")))
                .hasMessageContaining("there is no field momentum in \"adam\"");
        SearchSpace conditional = space("""
                {'training.optimizer': ['adam', 'momentum'],
                 'training.optimizer.beta1': {'values': [0.8], 'when': {'training.optimizer': 'momentum'}}}""");
        assertThatThrownBy(() -> new SearchedExperiment(BASE, conditional))
                .hasMessageContaining("there is no field beta1 in \"momentum\"");
    }

    @Test
    void shapesThatDontFitAreDiagnosed() {
        Experiment experiment = with("{'layers[2].pool_size': 50}");
        TensorShape.Image digits = TensorShape.image(8, 8, 1);
        assertThat(SearchedExperiment.errors(experiment, digits, 10))
                .extracting(Diagnostic::layer)
                .containsExactly(2);
        assertThat(SearchedExperiment.errors(BASE, digits, 10)).isEmpty();
    }
}
