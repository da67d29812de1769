package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report that Java leaves when native code crashes: {@code crash.log} in the run's directory. */
final class CrashLog {

    private static final int LINES = 40;

    private CrashLog() {}

    static Path file(RunDirectory run) {
        return run.path().resolve("crash.log");
    }

    /** Puts the report of an earlier trainer aside. */
    static void setAside(RunDirectory run) {
        try {
            if (Files.exists(file(run))) {
                Files.move(
                        file(run),
                        run.path().resolve("crash-before.log"),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("moving " + file(run) + " failed: " + e.getMessage(), e);
        }
    }

    /** What happened and what can be done, if there is a report. */
    static Optional<String> read(RunDirectory run) {
        if (!Files.exists(file(run))) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file(run), StandardCharsets.ISO_8859_1)) {
            String telling = lines.limit(LINES)
                    .filter(line ->
                            line.startsWith("#  ") || line.startsWith("# C  ") || line.startsWith("# Native mem"))
                    .map(line -> line.substring(1).strip())
                    .filter(line -> !line.isEmpty())
                    .limit(2)
                    .collect(Collectors.joining("; "));
            return Optional.of(advice(telling) + "; crash.log has the details");
        } catch (IOException | UncheckedIOException e) {
            return Optional.of("native code crashed; crash.log can't be read: " + e.getMessage());
        }
    }

    private static String advice(String telling) {
        return telling.contains("memory")
                ? "out of memory (" + telling + "): try a smaller batch size or a smaller network"
                : "native code crashed (" + telling + "): resume it; if it crashes again, try another batch size or "
                        + "fewer threads";
    }
}
