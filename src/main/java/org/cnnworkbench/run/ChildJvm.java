package org.cnnworkbench.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cnnworkbench.engine.ProcessNeeds;

/**
 * Starts this program once more, with the Java that runs it and the same class path, in a process of its own whose environment and JVM
 * options an engine's native libraries find from the first moment on.
 *
 * @param mainClass whose {@code main} takes the arguments
 */
public record ChildJvm(String mainClass) {

    /** Set in a child's environment, so that it doesn't start a child in its turn. */
    public static final String MARK = "CNN_WORKBENCH_CHILD";

    private static final long MIB = 1 << 20;
    private static final long LEAST_HEAP = 512;
    private static final long MOST_HEAP = 16 * 1024;

    /** Whether this process is such a child. */
    public static boolean isChild() {
        return System.getenv(MARK) != null;
    }

    /**
     * The process, not yet started.
     *
     * @param ownSession whether it shall outlive a Ctrl-C in this process's terminal, where the system has the means
     * @param options    further JVM options
     */
    public ProcessBuilder command(
            ProcessNeeds needs, boolean ownSession, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (ownSession) {
            setsid().ifPresent(path -> command.add(path.toString()));
        }
        command.add(java().toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djava.awt.headless=true");
        command.add("-Xmx" + heapMegabytes(physicalMemory()) + "m");
        command.addAll(cache());
        command.addAll(needs.jvmOptions());
        command.addAll(options);
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(needs.environment());
        builder.environment().put(MARK, "1");
        return builder;
    }

    /** An installed program has a cache of loaded classes; one that doesn't fit is passed over without a word. */
    private static List<String> cache() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:AOTCache="))
                .toList();
    }

    private static Path java() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path windows = bin.resolve("java.exe");
        return Files.exists(windows) ? windows : bin.resolve("java");
    }

    /** A terminal sends Ctrl-C to every process of its session: this program gives the child a session of its own (util-linux). */
    private static Optional<Path> setsid() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Runtime.getRuntime().maxMemory() * 4;
    }

    /** A third of the memory: images lie in the heap, and everything that an engine computes with lies beside it. */
    static long heapMegabytes(long physicalBytes) {
        return Math.clamp(physicalBytes / 3 / MIB, LEAST_HEAP, MOST_HEAP);
    }
}
