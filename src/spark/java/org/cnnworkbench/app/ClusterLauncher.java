package org.cnnworkbench.app;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.cli.Program;
import org.cnnworkbench.cli.Terminal;
import org.cnnworkbench.run.ChildJvm;
import org.cnnworkbench.run.Services;

/**
 * The entry of the program for clusters, without the window: {@code spark-submit --master … cnn-workbench-spark.jar STUDY}, where STUDY is
 * the directory of a study, or a plan, of which a study is made. Other arguments are commands, as of {@link Launcher}; trainings start it so.
 */
public final class ClusterLauncher {

    private ClusterLauncher() {}

    /** Does it, and ends the process with the exit code. */
    public static void main(String[] arguments) {
        List<String> all = List.of(arguments);
        Path directory = Path.of("").toAbsolutePath();
        int exitCode = ClusterStudy.isMeant(directory, all)
                ? ClusterStudy.run(directory, all, Terminal.ofProcess())
                : new Program(services(), Terminal.ofProcess(), directory, all).run();
        // Not by returning: libraries leave threads behind that would keep the process alive.
        System.exit(exitCode);
    }

    /** The program's parts; what it starts finds its classes in the jar that this one lies in, wherever a cluster has put that. */
    static Services services() {
        Services services = Wiring.services(ClusterLauncher.class);
        return new Services(
                services.engines(),
                services.cacheDirectory(),
                services.clock(),
                new ChildJvm(ClusterLauncher.class.getName(), jar().toString()));
    }

    private static Path jar() {
        try {
            return Path.of(ClusterLauncher.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's jar can't be found", e);
        }
    }
}
