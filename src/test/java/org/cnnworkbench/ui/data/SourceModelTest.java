package org.cnnworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.format.DatasetLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceModelTest {

    @TempDir
    private Path directory;

    @Test
    void everyFormatOfTheProgramCanBeChosen() {
        try (DataFixture fixture = new DataFixture(directory)) {
            SourceModel model = model(fixture);
            Stream<String> ready = Stream.concat(SourceModel.BUILT_IN.stream(), SourceModel.FETCHED.stream())
                    .map(each -> DatasetReference.parse(each.reference()).scheme());
            Stream<String> onDisk = model.onDisk().stream().map(SourceModel.OnDisk::scheme);

            assertThat(Stream.concat(ready, onDisk))
                    .containsAll(fixture.services.datasets(directory).loaders().stream()
                            .map(DatasetLoader::scheme)
                            .toList());
            assertThat(model.onDisk()).noneMatch(format -> format.title().equals(format.scheme()));
        }
    }

    @Test
    void anotherSourceIsAnEditThatCanBeUndoneAndTakesAllClasses() throws InterruptedException {
        try (DataFixture fixture = new DataFixture(directory).with("builtin:fashion-mnist-mini")) {
            SourceModel model = model(fixture);
            model.referenceProperty().set(" builtin:digits ");
            model.load();
            fixture.until(() -> model.recent().contains("builtin:digits"));

            assertThat(fixture.document.experiment().data().reference()).isEqualTo("builtin:digits");
            assertThat(model.recent()).first().isEqualTo("builtin:digits");
            fixture.document.undo();
            assertThat(model.referenceProperty().get()).isEqualTo("builtin:fashion-mnist-mini");
        }
    }

    @Test
    void aTextThatIsNoReferenceIsSaidAndChangesNothing() {
        try (DataFixture fixture = new DataFixture(directory)) {
            SourceModel model = model(fixture);
            model.choose("mnist");

            assertThat(fixture.problems).singleElement().asString().contains("expected a format and a place");
            assertThat(fixture.document.changedProperty().get()).isFalse();
        }
    }

    @Test
    void aDroppedFolderOfPicturesBecomesTheSource() throws IOException {
        Files.createDirectories(directory.resolve("photos/cat"));
        try (DataFixture fixture = new DataFixture(directory)) {
            SourceModel model = model(fixture);

            assertThat(model.take(directory.resolve("photos"))).isTrue();
            assertThat(model.referenceProperty().get()).isEqualTo("folder:" + directory.resolve("photos"));
            assertThat(model.take(Files.writeString(directory.resolve("notes.txt"), "")))
                    .isFalse();
        }
    }

    @Test
    void theHintSaysHowTheFormatIsWritten() {
        try (DataFixture fixture = new DataFixture(directory)) {
            SourceModel model = model(fixture);
            model.referenceProperty().set("folder:");

            assertThat(model.hintProperty().get()).contains("folder:DIR?size=HxW");
        }
    }

    private SourceModel model(DataFixture fixture) {
        return new SourceModel(
                fixture.document,
                fixture.session,
                fixture.notices,
                fixture.services.datasets(directory).loaders());
    }
}
