package org.cnnworkbench.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.dl4j.Dl4jEngine;
import org.cnnworkbench.engine.torch.TorchEngine;
import org.cnnworkbench.run.ChildJvm;
import org.cnnworkbench.run.Engines;
import org.cnnworkbench.run.Services;

/** Puts the program together. */
public final class Wiring {

    private Wiring() {}

    /**
     * Everything that the commands and, later, the window work with.
     *
     * @param mainClass by which the program starts itself once more
     */
    public static Services services(Class<?> mainClass) {
        return new Services(
                new Engines(engines()), cacheDirectory(), Clock.systemUTC(), new ChildJvm(mainClass.getName()));
    }

    /** The one that is fastest on most networks first. */
    private static List<Engine> engines() {
        return TorchEngine.isPacked() ? List.of(new TorchEngine(), new Dl4jEngine()) : List.of(new Dl4jEngine());
    }

    /** Where the window keeps its settings: below {@code CNN_WORKBENCH_CONFIG}, else the place that the XDG rules give to settings. */
    public static Path settingsFile() {
        String own = System.getenv("CNN_WORKBENCH_CONFIG");
        if (own != null && !own.isBlank()) {
            return Path.of(own).resolve("settings.json");
        }
        String xdg = System.getenv("XDG_CONFIG_HOME");
        Path base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".config");
        return base.resolve("cnn-workbench").resolve("settings.json");
    }

    /** {@code CNN_WORKBENCH_CACHE}, else the place that the XDG rules give to caches. */
    private static Path cacheDirectory() {
        String own = System.getenv("CNN_WORKBENCH_CACHE");
        if (own != null && !own.isBlank()) {
            return Path.of(own);
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("cnn-workbench");
    }
}
