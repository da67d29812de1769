package org.cnnworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.data.augment.Geometric;
import org.cnnworkbench.input.FieldInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentationModelTest {

    @TempDir
    private Path directory;

    private final DataFixture fixture = new DataFixture(Path.of("."));
    private final AugmentationModel model = new AugmentationModel(fixture.document, fixture.notices);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void everyKindCanBeAddedAndBegins() {
        AugmentationKinds.all().forEach(model::add);

        assertThat(types()).isEqualTo(AugmentationKinds.all());
        assertThat(fixture.problems).isEmpty();
    }

    @Test
    void everySettingHasAllOfItsValuesAndASliderWithinWhatIsAllowed() {
        for (String type : AugmentationKinds.all()) {
            model.add(type);
            for (FieldInfo field : AugmentationKinds.fields(type)) {
                assertThat(AugmentationModel.valuesOf(
                                        model.stepsProperty().get().getLast())
                                .has(field.name()))
                        .as(type + "." + field.name())
                        .isTrue();
                if (field.choices().isEmpty()) {
                    AugmentationKinds.Span span = AugmentationKinds.span(type, field.name());
                    assertThat(field.range().contains(span.low())).isTrue();
                    assertThat(field.range().contains(span.high())).isTrue();
                }
            }
        }
    }

    @Test
    void stepsAreMovedAndRemoved() {
        List.of("rotation", "shift", "zoom").forEach(model::add);
        model.move(2, 0);
        model.remove(1);

        assertThat(types()).containsExactly("zoom", "shift");
    }

    @Test
    void theSlidersOfAGestureAreUndoneAsOne() {
        model.add("rotation");
        model.set(0, "degrees", 20);
        model.set(0, "degrees", 30);
        model.endGesture();
        model.set(0, "degrees", 40);

        fixture.document.undo();
        assertThat(degrees()).isEqualTo(30);
        fixture.document.undo();
        assertThat(degrees()).isEqualTo(10);
    }

    @Test
    void theOtherEndOfARangeFollows() {
        model.add("zoom");
        assertThat(model.set(0, "min", 1.3)).isNull();

        Geometric.Zoom zoom = (Geometric.Zoom) model.stepsProperty().get().getFirst();
        assertThat(zoom.min()).isEqualTo(1.3);
        assertThat(zoom.max()).isEqualTo(1.3);
    }

    @Test
    void aNumberOutOfRangeIsRefusedInWords() {
        model.add("crop");

        assertThat(model.set(0, "padding", -1)).contains("at least 0");
        assertThat(model.set(0, "padding", 2.5)).contains("whole number");
        assertThat(((Geometric.Crop) model.stepsProperty().get().getFirst()).padding())
                .isEqualTo(4);
    }

    @Test
    void aSavedPipelineIsOpenedAsItWas() {
        model.add("rotation");
        model.add("random_erasing");
        Path file = directory.resolve("augmentation.json");
        model.save(file);
        model.clear();
        model.open(file);

        assertThat(types()).containsExactly("rotation", "random_erasing");
    }

    @Test
    void aFileThatIsNoPipelineChangesNothing() throws IOException {
        model.add("rotation");
        Path file = Files.writeString(directory.resolve("other.json"), "{\"version\": 1, \"steps\": [{}]}");
        model.open(file);

        assertThat(types()).containsExactly("rotation");
        assertThat(fixture.problems).singleElement().asString().contains("type");
        assertThat(model.take(file)).isFalse();
    }

    private double degrees() {
        return ((Geometric.Rotation) model.stepsProperty().get().getFirst()).degrees();
    }

    private List<String> types() {
        return model.stepsProperty().get().stream()
                .map(AugmentationModel::typeOf)
                .toList();
    }
}
