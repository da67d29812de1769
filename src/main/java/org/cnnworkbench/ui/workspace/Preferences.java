package org.cnnworkbench.ui.workspace;

import java.util.List;
import java.util.function.Consumer;
import org.cnnworkbench.input.Option;
import org.jspecify.annotations.Nullable;

/**
 * What the window remembers between starts.
 *
 * @param directory relative paths of data sets start here, and runs lie in its folder {@code runs}; null for where the program decides
 * @param threads   that new experiments compute with; 0 for as many as the machine has
 * @param executor  where trials of searches are trained, as a person writes it
 * @param sparkHome where Apache Spark lies on this computer; null for what the environment says
 * @param recent    experiment files, the latest first
 * @param page      that was open
 */
public record Preferences(
        @Option(help = "light or dark", byDefault = "\"light\"")
        Look theme,

        @Option(help = "Where runs and data lie; null: the program decides", byDefault = "null") @Nullable
        String directory,

        @Option(help = "Which engine new experiments use: auto, torch or dl4j", byDefault = "\"auto\"")
        String engine,

        @Option(
                help = "Threads of new experiments; 0: as many as the machine has",
                byDefault = "0",
                min = 0,
                max = 4096)
        int threads,

        @Option(help = "Where trials of searches are trained: local, or a Spark master", byDefault = "\"local\"")
        String executor,

        @Option(help = "Where Apache Spark lies; null: the environment says", byDefault = "null") @Nullable
        String sparkHome,

        @Option(help = "Experiments opened lately", byDefault = "[]")
        List<String> recent,

        @Option(help = "The page that was open", byDefault = "\"design\"")
        String page,

        @Option(help = "Left edge of the window", byDefault = "null") @Nullable
        Double x,

        @Option(help = "Upper edge of the window", byDefault = "null") @Nullable
        Double y,

        @Option(help = "Width of the window", byDefault = "1280", min = 200, max = 20000)
        double width,

        @Option(help = "Height of the window", byDefault = "800", min = 200, max = 20000)
        double height,

        @Option(help = "Whether the window fills the screen", byDefault = "false")
        boolean maximized) {

    /** The two themes. */
    public enum Look {
        LIGHT,
        DARK
    }

    /** So many recent files are remembered. */
    public static final int MOST_RECENT = 10;

    public Preferences {
        recent = recent.stream().distinct().limit(MOST_RECENT).toList();
    }

    public Preferences withTheme(Look other) {
        return changed(copy -> copy.theme = other);
    }

    public Preferences withDirectory(@Nullable String other) {
        return changed(copy -> copy.directory = other);
    }

    public Preferences withEngine(String otherEngine, int otherThreads) {
        return changed(copy -> {
            copy.engine = otherEngine;
            copy.threads = otherThreads;
        });
    }

    /** With another place where trials of searches are trained. */
    public Preferences withExecutor(String other) {
        return changed(copy -> copy.executor = other);
    }

    /** With another place where Apache Spark lies. */
    public Preferences withSparkHome(@Nullable String other) {
        return changed(copy -> copy.sparkHome = other);
    }

    public Preferences withRecent(List<String> other) {
        return changed(copy -> copy.recent = other);
    }

    public Preferences withPage(String other) {
        return changed(copy -> copy.page = other);
    }

    /** Where the window stands while it doesn't fill the screen. */
    public Preferences withBounds(double newX, double newY, double newWidth, double newHeight) {
        return changed(copy -> {
            copy.x = newX;
            copy.y = newY;
            copy.width = newWidth;
            copy.height = newHeight;
        });
    }

    public Preferences withMaximized(boolean other) {
        return changed(copy -> copy.maximized = other);
    }

    private Preferences changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.made();
    }

    /** The same fields, to be changed before they become preferences again: the one place that lists them. */
    private static final class Copy {
        private Look theme;
        private @Nullable String directory;
        private String engine;
        private int threads;
        private String executor;
        private @Nullable String sparkHome;
        private List<String> recent;
        private String page;
        private @Nullable Double x;
        private @Nullable Double y;
        private double width;
        private double height;
        private boolean maximized;

        private Copy(Preferences of) {
            theme = of.theme;
            directory = of.directory;
            engine = of.engine;
            threads = of.threads;
            executor = of.executor;
            sparkHome = of.sparkHome;
            recent = of.recent;
            page = of.page;
            x = of.x;
            y = of.y;
            width = of.width;
            height = of.height;
            maximized = of.maximized;
        }

        private Preferences made() {
            return new Preferences(
                    theme, directory, engine, threads, executor, sparkHome, recent, page, x, y, width, height,
                    maximized);
        }
    }
}
