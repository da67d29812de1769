package org.cnnworkbench.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cnnworkbench.ui.TestWindow;
import org.junit.jupiter.api.Test;

/** A hint in a real window, where the mouse rests. */
class HintTest {

    @Test
    void aHintStaysClearOfTheMouseSoThatItDoesNotHideItself() {
        TestWindow.startToolkit();
        Button button = new Button("Evaluate");
        Stage stage = TestWindow.onWindow(() -> {
            Hint.on(button, "Judge the network by its test images");
            Scene scene = new Scene(new StackPane(button), 400, 300);
            new Theme().dress(scene);
            Stage made = new Stage();
            made.setScene(scene);
            made.show();
            made.requestFocus();
            return made;
        });
        try {
            Point2D mouse = TestWindow.onWindow(() -> button.localToScreen(20, 10));
            moveTo(mouse.add(1, 0));
            moveTo(mouse);
            await().until(() -> TestWindow.onWindow(HintTest::shown).isPresent());

            Tooltip hint = TestWindow.onWindow(HintTest::shown).orElseThrow();

            assertThat(hint.getText()).isEqualTo("Judge the network by its test images");
            assertThat(TestWindow.onWindow(
                            () -> new Rectangle2D(hint.getX(), hint.getY(), hint.getWidth(), hint.getHeight())))
                    .matches(place -> !place.contains(mouse));
        } finally {
            TestWindow.onWindow(() -> {
                stage.close();
                return null;
            });
        }
    }

    private static void moveTo(Point2D place) {
        TestWindow.onWindow(() -> {
            new Robot().mouseMove(place);
            return null;
        });
    }

    private static Optional<Tooltip> shown() {
        return Window.getWindows().stream()
                .filter(Tooltip.class::isInstance)
                .map(Tooltip.class::cast)
                .filter(Window::isShowing)
                .findFirst();
    }
}
