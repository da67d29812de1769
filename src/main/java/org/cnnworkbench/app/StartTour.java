package org.cnnworkbench.app;

import javafx.animation.AnimationTimer;
import org.cnnworkbench.cli.Terminal;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.shell.Desktop;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable RunDirectory run;
    private int frames;

    private StartTour(Desktop desktop, Terminal terminal, @Nullable RunDirectory run) {
        this.desktop = desktop;
        this.terminal = terminal;
        this.run = run;
    }

    /** Whether every page is to be drawn once. */
    static boolean isWanted() {
        return "tour".equals(System.getProperty(PROPERTY));
    }

    /**
     * Does what the property says.
     *
     * @param run that the pages are drawn with; null where the first picture is all that is wanted
     */
    static void begin(Desktop desktop, Terminal terminal, @Nullable RunDirectory run) {
        if (run != null || "shown".equals(System.getProperty(PROPERTY))) {
            new StartTour(desktop, terminal, run).start();
        }
    }

    /** The first frame is on the screen when the second is asked for. */
    @Override
    public void handle(long now) {
        frames++;
        if (run == null && frames == 2) {
            terminal.out().println("drawn at " + System.currentTimeMillis());
            end();
        } else if (run != null && frames % FRAMES_A_PAGE == 0) {
            int page = frames / FRAMES_A_PAGE;
            if (page < PageId.values().length) {
                desktop.workspace().navigator().show(PageId.values()[page], run);
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
