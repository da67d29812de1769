package org.cnnworkbench.ui;

import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;

/** Mouse and keyboard. Looks for nodes on the window's thread: elsewhere the search meets children that come and go. */
final class WindowRobot extends FxRobot {

    @Override
    public FxRobot clickOn(String query, MouseButton... buttons) {
        clickOn(place(query), buttons);
        return this;
    }

    @Override
    public FxRobot doubleClickOn(String query, MouseButton... buttons) {
        doubleClickOn(place(query), buttons);
        return this;
    }

    @Override
    public FxRobot drag(String query, MouseButton... buttons) {
        drag(place(query), buttons);
        return this;
    }

    private Point2D place(String query) {
        return TestWindow.onWindow(() -> point(query).query());
    }
}
