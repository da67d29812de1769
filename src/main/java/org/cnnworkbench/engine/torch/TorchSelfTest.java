package org.cnnworkbench.engine.torch;

import java.util.List;
import org.cnnworkbench.engine.HealthCheck;
import org.cnnworkbench.engine.NativeProcess;

/** Says whether what makes LibTorch fast is in force. */
final class TorchSelfTest {

    private TorchSelfTest() {}

    static List<HealthCheck> run() {
        return List.of(oneDnn(), instructions(), environment());
    }

    private static HealthCheck oneDnn() {
        boolean there = TorchRuntime.hasOneDnn();
        return new HealthCheck(
                "oneDNN",
                there,
                there ? "convolutions run in oneDNN" : "this build has no oneDNN",
                there ? "" : "use the native code that comes with the program");
    }

    private static HealthCheck instructions() {
        String set = TorchRuntime.instructions();
        boolean wide =
                set.startsWith("avx") || !System.getProperty("os.arch", "").equals("amd64");
        return new HealthCheck(
                "instruction set", wide, set, wide ? "" : "processors since 2013 have AVX2; this one trains slowly");
    }

    private static HealthCheck environment() {
        int threads = TorchRuntime.threads();
        List<String> wrong = NativeProcess.environment(threads).entrySet().stream()
                .filter(variable -> !variable.getValue().equals(System.getenv(variable.getKey())))
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList();
        return new HealthCheck(
                "process environment",
                wrong.isEmpty(),
                wrong.isEmpty() ? "memory allocator and threads (" + threads + ") are set" : "not as it should be",
                wrong.isEmpty()
                        ? ""
                        : "start it through the cnn-workbench command, which sets " + String.join(" ", wrong));
    }
}
