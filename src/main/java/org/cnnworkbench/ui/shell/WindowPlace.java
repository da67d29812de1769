package org.cnnworkbench.ui.shell;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.ui.workspace.Preferences;
import org.cnnworkbench.ui.workspace.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the window stands, kept between starts. */
final class WindowPlace {

    private static final Logger LOG = LoggerFactory.getLogger(WindowPlace.class);
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 600;

    private final Stage stage;
    private final Workspace workspace;

    WindowPlace(Stage stage, Workspace workspace) {
        this.stage = stage;
        this.workspace = workspace;
    }

    /** Puts the window where it was; one that would lie on no screen is put in the middle. */
    void restore() {
        Preferences kept = workspace.preferences().now();
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.clamp(kept.width(), LEAST_WIDTH, Math.max(LEAST_WIDTH, screen.getWidth())));
        stage.setHeight(Math.clamp(kept.height(), LEAST_HEIGHT, Math.max(LEAST_HEIGHT, screen.getHeight())));
        Double x = kept.x();
        Double y = kept.y();
        if (x != null
                && y != null
                && !Screen.getScreensForRectangle(x, y, kept.width(), kept.height())
                        .isEmpty()) {
            stage.setX(x);
            stage.setY(Math.max(0, y));
        }
        stage.setMaximized(kept.maximized());
    }

    /** Remembers where the window stands, and the page that is open. */
    void keep() {
        try {
            workspace.preferences().change(now -> {
                Preferences next = now.withMaximized(stage.isMaximized())
                        .withPage(workspace.navigator().pageProperty().get().name());
                return stage.isMaximized() || stage.isIconified()
                        ? next
                        : next.withBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
            });
        } catch (InputException e) {
            // The window closes: nobody could read a notice, and nothing but its place is lost.
            LOG.warn("{}", e.getMessage());
        }
    }
}
