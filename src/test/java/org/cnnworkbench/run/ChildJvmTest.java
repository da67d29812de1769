package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.ProcessNeeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {

    private static final long GIB = 1L << 30;

    @Test
    void theHeapIsAThirdOfTheMemoryWithinReason() {
        assertThat(ChildJvm.heapMegabytes(24 * GIB)).isEqualTo(8 * 1024);
        assertThat(ChildJvm.heapMegabytes(GIB)).isEqualTo(512);
        assertThat(ChildJvm.heapMegabytes(512 * GIB)).isEqualTo(16 * 1024);
    }

    @Test
    void theEngineNeedsAreMet() {
        ProcessBuilder builder = new ChildJvm("org.example.Main")
                .command(
                        new ProcessNeeds(Map.of("OMP_NUM_THREADS", "3"), List.of("-Da=b")),
                        false,
                        List.of("-Dc=d"),
                        List.of("doctor"));
        assertThat(builder.command())
                .contains("-Da=b", "-Dc=d", "org.example.Main")
                .endsWith("doctor");
        assertThat(builder.environment()).containsEntry("OMP_NUM_THREADS", "3").containsEntry(ChildJvm.MARK, "1");
    }

    @Test
    void theLastGarbageCollectorThatIsAskedForCounts() {
        ProcessBuilder builder = new ChildJvm("org.example.Main")
                .command(
                        new ProcessNeeds(Map.of(), List.of("-XX:+UseParallelGC", "-Da=b", "-XX:+UseZGC")),
                        false,
                        List.of("-XX:+UseSerialGC"),
                        List.of());
        assertThat(builder.command()).contains("-XX:+UseSerialGC", "-Da=b").doesNotContain("-XX:+UseParallelGC");
    }

    @Test
    void whatAWindowStartsComesAfterTheWindow() {
        List<String> command = new ChildJvm("org.example.Main")
                .behind()
                .command(new ProcessNeeds(Map.of(), List.of()), false, List.of(), List.of())
                .command();
        assertThat(command.subList(0, 3)).containsExactly("/usr/bin/nice", "-n", "5");
    }

    @Test
    void theCacheBesideTheProgramIsUsed(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("program.jar");
        Path cache = folder.resolve("program.aot");

        assertThat(command(jar)).noneMatch(option -> option.startsWith("-XX:AOTCache"));

        Files.createFile(cache);
        assertThat(command(jar)).contains("-XX:AOTCache=" + cache);
        assertThat(command(folder.resolve("classes"))).noneMatch(option -> option.startsWith("-XX:AOTCache"));
    }

    private static List<String> command(Path classPath) {
        return new ChildJvm("org.example.Main", classPath.toString(), false)
                .command(new ProcessNeeds(Map.of(), List.of()), false, List.of(), List.of())
                .command();
    }
}
