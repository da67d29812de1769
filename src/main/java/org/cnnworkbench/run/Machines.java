package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Describes the machine and the program for the record. */
public final class Machines {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path GPUS = Path.of("/proc/driver/nvidia/gpus");

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

    /** Names of the NVIDIA cards that the driver reports; empty where there is no driver or no card. */
    public static List<String> gpus() {
        if (!Files.isDirectory(GPUS)) {
            return List.of();
        }
        try (Stream<Path> cards = Files.list(GPUS)) {
            return cards.map(card -> field(card.resolve("information"), "Model", "unknown card"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + GPUS, e);
        }
    }

    /** The processor's name where the system tells it, else its architecture. */
    public static String processor() {
        return field(CPU_INFO, "model name", System.getProperty("os.arch", "unknown"));
    }

    /** The value of the first line {@code key : value}. */
    private static String field(Path file, String key, String otherwise) {
        if (!Files.isReadable(file)) {
            return otherwise;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }
}
