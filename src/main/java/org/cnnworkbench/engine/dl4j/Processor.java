package org.cnnworkbench.engine.dl4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the choice of native code needs to know of this machine's processor.
 *
 * @param name  as the maker writes it
 * @param flags instruction sets, in the spelling of Linux: {@code avx2}, {@code avx512f}; empty where the system doesn't tell
 * @param amd   whether AMD made it
 */
record Processor(String name, Set<String> flags, boolean amd) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    Processor {
        flags = Set.copyOf(flags);
    }

    static Processor current() {
        if (!Files.isReadable(CPU_INFO)) {
            return new Processor(System.getProperty("os.arch", "unknown"), Set.of(), false);
        }
        try {
            return parse(Files.readAllLines(CPU_INFO));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + CPU_INFO, e);
        }
    }

    static Processor parse(List<String> cpuInfo) {
        return new Processor(
                field(cpuInfo, "model name"),
                Set.of(field(cpuInfo, "flags").split("\\s+")),
                field(cpuInfo, "vendor_id").toLowerCase(Locale.ROOT).contains("amd"));
    }

    private static String field(List<String> cpuInfo, String key) {
        return cpuInfo.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** The parts of AVX-512 that the native library's AVX-512 build is compiled for. */
    boolean hasAvx512() {
        return flags.containsAll(Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl"));
    }

    /** Where the system doesn't tell, AVX2 is taken for granted: x86 processors have had it since 2013. */
    boolean hasAvx2() {
        return flags.isEmpty() || flags.contains("avx2");
    }
}
