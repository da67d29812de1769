package org.cnnworkbench.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.ui.TestWindow;
import org.cnnworkbench.ui.TrainedRun;
import org.cnnworkbench.ui.common.PageId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in the real window, with a network that was really trained: convolutions of 6 and 4 filters. */
class InspectPageTest {

    private static TestWindow window;

    @BeforeAll
    static void open() {
        window = TestWindow.open(TrainedRun.shared().folder());
        TestWindow.onWindow(() -> {
            window.stage().setX(0);
            window.stage().setY(0);
            window.stage().setWidth(990);
            window.stage().setHeight(800);
            window.workspace().navigator().show(PageId.INSPECT);
            return null;
        });
    }

    @AfterAll
    static void close() {
        window.close();
    }

    @BeforeEach
    void showFilters() {
        until(() -> window.stage().getScene().lookup("#inspect-show-filters") != null);
        press("#inspect-show-filters");
        until(() -> window.stage().getScene().lookup("#inspect-layer") instanceof ComboBox<?> layers
                && layers.getValue() != null);
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(60, TimeUnit.SECONDS).until(() -> TestWindow.onWindow(condition));
    }

    private static Node node(String query) {
        return window.node(query);
    }

    private static void press(String toggle) {
        TestWindow.onWindow(() -> {
            ((ToggleButton) node(toggle)).fire();
            return null;
        });
    }

    @Test
    void aPressOnAFilterShowsItsNumbers() {
        MosaicView mosaic = (MosaicView) node("#inspect-layer-mosaic");
        until(() -> mosaic.getWidth() > 0 && mosaic.centre(4).getX() > 0);
        Point2D place = TestWindow.onWindow(() -> mosaic.localToScreen(mosaic.centre(4)));
        window.robot().clickOn(place);
        until(() -> ((Label) node("#inspect-filter .wb-heading")).getText().equals("Filter 5"));
    }

    @Test
    void theSliderGoesBackToTheFiltersBeforeTraining() {
        Slider slider = (Slider) node("#inspect-epoch");
        TestWindow.onWindow(() -> {
            slider.setValue(0);
            return null;
        });
        until(() -> ((Label) node("#inspect-epoch-text")).getText().equals("Before training"));
        TestWindow.onWindow(() -> {
            slider.setValue(2);
            return null;
        });
        until(() -> ((Label) node("#inspect-epoch-text")).getText().equals("After epoch 2"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void anotherRunsFiltersStandBeside() {
        ComboBox<RunDirectory> other = (ComboBox<RunDirectory>) node("#inspect-compare");
        TestWindow.onWindow(() -> {
            other.setValue(TrainedRun.shared().run());
            return null;
        });
        until(() -> window.stage().getScene().lookup("#inspect-other-layer") instanceof ComboBox<?> layers
                && layers.getValue() != null);
        TestWindow.onWindow(() -> {
            ((Button) node("#inspect-compare-none")).fire();
            return null;
        });
        assertThat(TestWindow.<Node>onWindow(() -> window.stage().getScene().lookup("#inspect-other-layer")))
                .isNull();
    }

    @Test
    void everyLayerShowsWhatItMakesOfAnImage() {
        press("#inspect-show-activations");
        until(() -> window.stage().getScene().lookup("#inspect-activations") instanceof Pane layers
                && layers.getChildren().size() == 5);
        until(() -> ((Label) node("#inspect-image")).getText().startsWith("Image "));
    }

    @Test
    void everyParameterHasItsHistogram() {
        press("#inspect-show-weights");
        // Kernel and bias of two convolutions, a dense layer and the output.
        until(() -> window.stage().getScene().lookup("#inspect-weights") instanceof Pane cards
                && cards.getChildren().size() == 8);
    }
}
