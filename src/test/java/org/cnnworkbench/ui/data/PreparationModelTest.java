package org.cnnworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationModelTest {

    @TempDir
    private Path directory;

    @Test
    void splitsAndValuesAreThoseThatTheNetworkLearnsFrom() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:digits")) {
            PreparationModel model = model(fixture);
            fixture.until(() -> model.effectProperty().get() != null);

            PreparationEffect effect =
                    Objects.requireNonNull(model.effectProperty().get());
            assertThat(effect.splits())
                    .containsExactly(
                            new PreparationEffect.Split("train", 1442, 1297),
                            new PreparationEffect.Split("validation", 0, 145),
                            new PreparationEffect.Split("test", 355, 355));
            assertThat(effect.epoch()).isEqualTo(1297);
            assertThat(effect.values().smallest()).isZero();
            assertThat(effect.values().largest()).isEqualTo(1);
            assertThat(effect.loss()).isEmpty();
        }
    }

    @Test
    void standardisedValuesHaveMeanZeroAndDeviationOne() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:digits")) {
            PreparationModel model = model(fixture);
            ObjectNode values = model.values();
            values.put("preprocessing", "standardise");
            assertThat(model.edit("preprocessing", values)).isNull();
            fixture.until(() -> {
                PreparationEffect effect = model.effectProperty().get();
                return effect != null && effect.values().smallest() < 0;
            });

            PreparationEffect.Values fed =
                    Objects.requireNonNull(model.effectProperty().get()).values();
            assertThat(fed.mean()).isCloseTo(0, within(1e-5));
            assertThat(fed.deviation()).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void classesAreTakenInAndLeftOut() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:digits")) {
            PreparationModel model = model(fixture);
            String first = model.classesProperty().get().getFirst().name();
            model.choose(first, false);

            assertThat(fixture.document.experiment().data().classes())
                    .hasSize(9)
                    .doesNotContain(first);
            assertThat(model.classesProperty().get().getFirst().chosen()).isFalse();
            model.choose(first, true);
            assertThat(fixture.document.experiment().data().classes()).isEmpty();
        }
    }

    @Test
    void aClassMayBeNamedByItsNumber() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:fashion-mnist-mini")) {
            PreparationModel model = model(fixture);
            fixture.document.edit(
                    "classes",
                    experiment -> Edits.data(experiment, Edits.classes(experiment.data(), List.of("1", "8"))));

            assertThat(model.classesProperty().get().stream()
                            .filter(PreparationModel.ClassChoice::chosen)
                            .map(PreparationModel.ClassChoice::name))
                    .containsExactly("Trouser", "Bag");
            assertThat(model.choose("Bag", false)).contains("at least two classes");
        }
    }

    @Test
    void aShareOutOfRangeIsRefusedInWords() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:digits")) {
            PreparationModel model = model(fixture);
            ObjectNode values = model.values();
            values.put("validation", 1.5);

            assertThat(model.edit("validation", values)).contains("less than 1");
            assertThat(fixture.document.experiment().data().validation()).isEqualTo(0.1);
        }
    }

    @Test
    void settingsThatDontFitAreAProblemBesideTheImages() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:digits")) {
            PreparationModel model = model(fixture);
            ObjectNode values = model.values();
            values.put("holdout", 0.99999);
            assertThat(model.edit("holdout", values)).isNull();
            fixture.until(() -> !fixture.data.problemProperty().get().isEmpty());

            assertThat(fixture.data.phaseProperty().get()).isEqualTo(DataModel.Phase.HERE);
            assertThat(fixture.data.imagesProperty().get()).isNotNull();
            fixture.document.undo();
            fixture.until(() -> fixture.data.preparedProperty().get() != null);
            assertThat(fixture.data.problemProperty().get()).isEmpty();
        }
    }

    private static PreparationModel model(DataFixture fixture) {
        PreparationModel model =
                new PreparationModel(fixture.document, fixture.data, fixture.background, fixture.notices);
        model.activeProperty().set(true);
        return model;
    }
}
