package org.cnnworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.ui.TestWindow;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.workspace.DataState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in the real window, opened once. */
class DataPageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path directory;

    private static TestWindow window;

    @BeforeAll
    static void open() {
        window = TestWindow.open(directory);
        TestWindow.onWindow(() -> {
            // The mouse of a display in memory reaches no further than 1000 pixels.
            window.stage().setX(0);
            window.stage().setY(0);
            window.stage().setWidth(1000);
            window.stage().setHeight(800);
            window.workspace().navigator().show(PageId.DATA);
            return null;
        });
    }

    @AfterAll
    static void close() {
        window.close();
    }

    @BeforeEach
    void digits() {
        TestWindow.onWindow(() -> {
            window.find("#data-reference", TextField.class).setText("builtin:digits");
            return null;
        });
        window.robot().clickOn("#data-load");
        until(() -> window.workspace().dataset().stateProperty().get() instanceof DataState.Ready);
    }

    @Test
    void theChosenClassIsShownAndArrowKeysWalkThroughItsImages() {
        window.robot().clickOn("#data-tab-images");
        until(() -> window.text("#data-count").equals("1,797 images"));
        TestWindow.onWindow(() -> {
            window.find("#data-class", ComboBox.class).getSelectionModel().select(4);
            return null;
        });
        until(() -> window.text("#data-count").equals("183 images"));

        window.robot().clickOn("#data-grid").push(KeyCode.HOME).push(KeyCode.RIGHT);
        assertThat(window.text("#data-image-class")).isEqualTo("3");
        assertThat(window.text("#data-image-place")).startsWith("Image ").endsWith("train");
    }

    @Test
    void aStepIsAddedMovedByKeysAndUndone() {
        window.robot().clickOn("#data-tab-augmentation");
        window.robot().clickOn("#augment-add").clickOn("#augment-add-rotation");
        window.robot().clickOn("#augment-add").clickOn("#augment-add-zoom");
        until(() -> experiment().augmentation().steps().size() == 2);
        TestWindow.onWindow(() -> {
            window.find("#augment-step-1", Node.class).requestFocus();
            return null;
        });
        window.robot().press(KeyCode.ALT).push(KeyCode.UP).release(KeyCode.ALT);
        until(() -> AugmentationModel.typeOf(experiment().augmentation().steps().getFirst())
                .equals("zoom"));

        TestWindow.onWindow(() -> {
            for (int i = 0; i < 3; i++) {
                window.workspace().document().undo();
            }
            return null;
        });
        assertThat(TestWindow.onWindow(
                        () -> window.find("#augment-steps", Node.class).lookupAll(".augment-step")))
                .isEmpty();
    }

    @Test
    void newDrawsShowTheNextEpochs() {
        window.robot().clickOn("#data-tab-augmentation");
        until(() -> window.text("#augment-note").startsWith("Pixels as they are"));
        String first = firstEpoch();
        window.robot().clickOn("#augment-draw");
        until(() -> !firstEpoch().equals(first));
        window.robot().clickOn("#augment-network");
        until(() -> window.text("#augment-note").startsWith("The network is fed values from 0 to "));
        window.robot().clickOn("#augment-network");
    }

    @Test
    void aClassLeftOutChangesWhatIsUsed() {
        window.robot().clickOn("#data-tab-preparation");
        until(() -> window.text("#data-epoch").equals("An epoch shows 1,297 images."));
        window.robot().clickOn("#data-class-0");
        until(() -> !window.text("#data-epoch").equals("An epoch shows 1,297 images."));
        assertThat(TestWindow.onWindow(() -> experiment().data().classes())).hasSize(9);
    }

    @Test
    void aSourceThatCantBeReadIsSaidAndCanBeTriedAgain() {
        TestWindow.onWindow(() -> {
            window.find("#data-reference", TextField.class).setText("folder:nowhere");
            return null;
        });
        window.robot().clickOn("#data-load");
        until(() -> window.workspace().dataset().stateProperty().get() instanceof DataState.Failed);

        assertThat(window.text("#data-message")).contains("nowhere", "expected a folder");
        assertThat(TestWindow.onWindow(
                        () -> window.find("#data-retry", Node.class).isVisible()))
                .isTrue();
    }

    private static String firstEpoch() {
        return TestWindow.onWindow(() -> window.find("#augment-preview", Node.class).lookupAll(".label").stream()
                .map(Labeled.class::cast)
                .map(Labeled::getText)
                .filter(text -> text.startsWith("Epoch"))
                .findFirst()
                .orElse(""));
    }

    private static Experiment experiment() {
        return window.workspace().document().experiment();
    }

    private static void until(Callable<Boolean> holds) {
        await().atMost(PATIENCE).until(holds);
    }
}
