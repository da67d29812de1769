package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Describes the machine and the program for the record. */
public final class Machines {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machines() {}

    static RunRecord.Machine describe(long seed) {
        return new RunRecord.Machine(
                programVersion(),
                System.getProperty("java.runtime.version", ""),
                operatingSystem(),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory(),
                seed);
    }

    /** From the jar's manifest; {@code development} where the program runs from classes. */
    public static String programVersion() {
        String version = Machines.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    public static String operatingSystem() {
        return System.getProperty("os.name", "") + " " + System.getProperty("os.version", "") + " "
                + System.getProperty("os.arch", "");
    }

    /** The processor's name where the system tells it, else its architecture. */
    public static String processor() {
        if (!Files.isReadable(CPU_INFO)) {
            return System.getProperty("os.arch", "unknown");
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch", "unknown"));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + CPU_INFO, e);
        }
    }
}
