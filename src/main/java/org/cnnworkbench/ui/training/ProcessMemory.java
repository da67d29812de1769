package org.cnnworkbench.ui.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much of the machine's memory a process takes. Java can't ask about other processes; Linux tells in a file. */
final class ProcessMemory {

    private static final String RESIDENT = "VmRSS:";
    private static final long KILOBYTE = 1024;

    private ProcessMemory() {}

    /** Whether the system tells. */
    static boolean isTold() {
        return Files.isReadable(Path.of("/proc/self/status"));
    }

    /** Bytes that a process has in memory; empty where it is gone or the system doesn't tell. */
    static OptionalLong resident(long process) {
        Path status = Path.of("/proc", Long.toString(process), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> KILOBYTE * Long.parseLong(line.replaceAll("\\D+", "")))
                    .findFirst();
        } catch (IOException e) {
            // It has just ended.
            return OptionalLong.empty();
        }
    }
}
