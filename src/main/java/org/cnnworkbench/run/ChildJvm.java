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
 * @param classPath where it and all that it needs lies
 * @param polite    whether other processes go first where the processor is short
 */
public record ChildJvm(String mainClass, String classPath, boolean polite) {

    /** Set in a child's environment, so that it doesn't start a child in its turn. */
    public static final String MARK = "CNN_WORKBENCH_CHILD";

    private static final String CACHE = "-XX:AOTCache=";
    private static final String JAR = ".jar";

    /**
     * Silence about single entries of the cache that don't fit; and the slow compiler waits until code is ten times as hot as it usually
     * would, since at the start the cores have enough to do (docs/PERFORMANCE.md).
     */
    private static final List<String> WITH_CACHE = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-Xlog:aot*=error",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTReplayTraining",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private static final long MIB = 1 << 20;

    /**
     * Heap to begin with, and the most for what is young: Java by itself begins with a 64th of the machine's memory and lets three fifths of the heap be
     * young, fills that, and never gives it back.
     */
    private static final List<String> SMALL_HEAP = List.of("-Xms16m", "-XX:MaxNewSize=32m");

    private static final long LEAST_HEAP = 512;
    private static final long MOST_HEAP = 16 * 1024;

    /** With the class path of this process. */
    public ChildJvm(String mainClass) {
        this(mainClass, System.getProperty("java.class.path"), false);
    }

    /** With processes behind all others, where the system has the means. */
    ChildJvm behind() {
        return new ChildJvm(mainClass, classPath, true);
    }

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
            command.addAll(ownSession());
        }
        if (polite) {
            command.addAll(niceness());
        }
        command.add(java().toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djava.awt.headless=true");
        command.addAll(SMALL_HEAP);
        command.add("-Xmx" + heapMegabytes(physicalMemory()) + "m");
        command.addAll(start());
        command.addAll(withOneCollector(
                Stream.concat(needs.jvmOptions().stream(), options.stream()).toList()));
        command.add("-classpath");
        command.add(classPath);
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(needs.environment());
        builder.environment().put(MARK, "1");
        return builder;
    }

    /** Java doesn't start with two garbage collectors: the last that was asked for counts, as with its other options. */
    private static List<String> withOneCollector(List<String> options) {
        Optional<String> last =
                options.stream().filter(ChildJvm::choosesCollector).reduce((before, now) -> now);
        return options.stream()
                .filter(option -> !choosesCollector(option) || option.equals(last.orElseThrow()))
                .toList();
    }

    private static boolean choosesCollector(String option) {
        return option.matches("-XX:\\+Use\\w+GC");
    }

    /**
     * What makes a start quick: the cache of loaded classes that this process was started with, else the one that lies beside the
     * program's jar. One that doesn't fit is passed over without a word.
     */
    private List<String> start() {
        List<String> cache = cache();
        return cache.isEmpty()
                ? cache
                : Stream.concat(cache.stream(), WITH_CACHE.stream()).toList();
    }

    private List<String> cache() {
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith(CACHE))
                .toList();
        if (!given.isEmpty() || !classPath.endsWith(JAR)) {
            return given;
        }
        Path beside = Path.of(classPath.substring(0, classPath.length() - JAR.length()) + ".aot");
        return Files.isRegularFile(beside) ? List.of(CACHE + beside) : List.of();
    }

    /** The command of the Java that runs this process. */
    public static Path java() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path windows = bin.resolve("java.exe");
        return Files.exists(windows) ? windows : bin.resolve("java");
    }

    /**
     * What stands before a command that shall have a session of its own: a terminal sends Ctrl-C to every process of its session. Empty
     * where the system doesn't have the means (util-linux).
     */
    public static List<String> ownSession() {
        return program("setsid");
    }

    /**
     * A trainer computes with all cores: a window with the same rank waited up to a tenth of a second for its turn. Five steps are a third of
     * the usual share, and all there is where nobody else wants any.
     */
    private static List<String> niceness() {
        return program("nice").isEmpty() ? List.of() : List.of(program("nice").getFirst(), "-n", "5");
    }

    private static List<String> program(String name) {
        return Stream.of("/usr/bin/" + name, "/bin/" + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .limit(1)
                .toList();
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
