package org.cnnworkbench.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesStoreTest {

    @TempDir
    private Path directory;

    @Test
    void whatIsChosenIsThereAtTheNextStart() {
        open().change(now -> now.withTheme(Preferences.Look.DARK)
                .withBounds(10, 20, 1500, 900)
                .withPage("train"));

        Preferences next = open().now();

        assertThat(next.theme()).isEqualTo(Preferences.Look.DARK);
        assertThat(next.x()).isEqualTo(10);
        assertThat(next.width()).isEqualTo(1500);
        assertThat(next.page()).isEqualTo("train");
    }

    @Test
    void aDamagedFileIsPutAsideAndSaid() throws Exception {
        Files.writeString(directory.resolve("settings.json"), "{\"theme\": \"pink\"}");

        PreferencesStore store = open();

        assertThat(store.damage()).contains("pink");
        assertThat(store.now().theme()).isEqualTo(Preferences.Look.LIGHT);
        assertThat(directory.resolve("settings.json.damaged")).exists();
    }

    @Test
    void theLatestTenFilesAreRememberedEachOnce() {
        PreferencesStore store = open();
        IntStream.range(0, 12).forEach(i -> store.addRecent(directory.resolve(i + ".cnnx")));
        store.addRecent(directory.resolve("5.cnnx"));

        assertThat(store.now().recent())
                .hasSize(Preferences.MOST_RECENT)
                .startsWith(
                        directory.resolve("5.cnnx").toString(),
                        directory.resolve("11.cnnx").toString())
                .doesNotHaveDuplicates();
    }

    @Test
    void runsLieWhereTheProgramWasStartedUnlessAnotherFolderIsChosen() {
        PreferencesStore store = open();
        assertThat(store.directory()).isEqualTo(directory);

        store.change(now -> now.withDirectory("/elsewhere"));

        assertThat(store.directory()).isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void aProgramStartedFromAMenuUsesAFolderOfItsOwn() {
        Path home = Path.of(System.getProperty("user.home"));

        PreferencesStore store = new PreferencesStore(directory.resolve("settings.json"), home);

        assertThat(store.directory()).isEqualTo(home.resolve("cnn-workbench"));
    }

    private PreferencesStore open() {
        return new PreferencesStore(directory.resolve("settings.json"), directory);
    }
}
