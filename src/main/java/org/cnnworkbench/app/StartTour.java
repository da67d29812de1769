package org.cnnworkbench.app;

import java.util.Objects;
import javafx.animation.AnimationTimer;
import org.cnnworkbench.cli.Terminal;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.shell.Desktop;

/**
 * Closes the window by itself, for the build and for measurements: as soon as it has been drawn, or after every page has been drawn once,
 * which is what the cache of an installed program is made from. Then it says when that was, in milliseconds of the system's clock.
 */
final class StartTour extends AnimationTimer {

    /** {@code -Dcnnworkbench.close=shown} or {@code tour}; anything else leaves the window open. */
    static final String PROPERTY = "cnnworkbench.close";

    private static final int FRAMES_A_PAGE = 30;

    private final Desktop desktop;
    private final Terminal terminal;
    private final boolean tour;
    private int frames;

    private StartTour(Desktop desktop, Terminal terminal, boolean tour) {
        this.desktop = desktop;
        this.terminal = terminal;
        this.tour = tour;
    }

    /** Whether every page is to be drawn once. */
    static boolean isWanted() {
        return "tour".equals(System.getProperty(PROPERTY));
    }

    /** Does what the property says. */
    static void begin(Desktop desktop, Terminal terminal) {
        String wanted = Objects.requireNonNullElse(System.getProperty(PROPERTY), "");
        if (wanted.equals("shown") || wanted.equals("tour")) {
            new StartTour(desktop, terminal, wanted.equals("tour")).start();
        }
    }

    /** The first frame is on the screen when the second is asked for. */
    @Override
    public void handle(long now) {
        frames++;
        if (!tour && frames == 2) {
            terminal.out().println("drawn at " + System.currentTimeMillis());
            end();
        } else if (tour && frames % FRAMES_A_PAGE == 0) {
            int page = frames / FRAMES_A_PAGE;
            if (page < PageId.values().length) {
                desktop.workspace().navigator().show(PageId.values()[page]);
            } else {
                end();
            }
        }
    }

    private void end() {
        stop();
        desktop.quit();
    }
}
