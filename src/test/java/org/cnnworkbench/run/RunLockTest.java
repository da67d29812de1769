package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    private Path folder;

    /** Takes the lock, says so, and waits to be killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            boolean held =
                    RunLock.tryAcquire(new RunDirectory(Path.of(arguments[0]))).isPresent();
            System.out.println(held ? "held" : "busy");
            if (held) {
                TimeUnit.MINUTES.sleep(5);
            }
        }
    }

    private Process holder() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static String firstLine(Process process) throws Exception {
        return String.valueOf(
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine());
    }

    @Test
    void oneProcessHasItAndItDiesWithThatProcess() throws Exception {
        RunDirectory run = new RunDirectory(folder);
        Process first = holder();
        assertThat(firstLine(first)).isEqualTo("held");
        assertThat(RunLock.isHeld(run)).isTrue();
        assertThat(RunLock.tryAcquire(run)).isEmpty();
        Process second = holder();
        assertThat(firstLine(second)).isEqualTo("busy");

        first.destroyForcibly().waitFor();
        assertThat(RunLock.isHeld(run)).isFalse();
        try (RunLock lock = RunLock.tryAcquire(run).orElseThrow()) {
            assertThat(firstLine(holder())).isEqualTo("busy");
            assertThat(RunLock.isHeld(run)).isTrue();
            assertThat(firstLine(holder())).as("looking doesn't let it go").isEqualTo("busy");
        }
        assertThat(RunLock.isHeld(run)).isFalse();
    }

    @Test
    void inOneProcessItIsHadOnce() {
        RunDirectory run = new RunDirectory(folder);
        try (RunLock lock = RunLock.tryAcquire(run).orElseThrow()) {
            assertThat(RunLock.tryAcquire(run)).isEmpty();
        }
        RunLock.tryAcquire(run).orElseThrow().close();
    }
}
