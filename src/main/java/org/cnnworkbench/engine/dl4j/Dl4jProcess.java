package org.cnnworkbench.engine.dl4j;

import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.NativeProcess;
import org.cnnworkbench.engine.ProcessNeeds;

/** What a process that computes with DL4J is started with beside what all engines need. */
final class Dl4jProcess {

    private Dl4jProcess() {}

    static ProcessNeeds needs(int threads, Processor processor) {
        Map<String, String> environment = NativeProcess.environment(threads);
        // GemmConvolution multiplies in threads of its own; dense layers of our size gain nothing from more.
        environment.put("OPENBLAS_NUM_THREADS", "1");
        // An OpenBLAS doesn't know processors younger than itself and takes them for the oldest there is.
        environment.put("OPENBLAS_CORETYPE", openBlasCore(processor));
        return new ProcessNeeds(
                environment,
                List.of(
                        "-D" + NativeLibrary.EXTENSION_PROPERTY + "=" + NativeLibrary.extension(processor),
                        "-D" + NativeLibrary.HELPERS_PROPERTY + "=false",
                        NativeProcess.mostMemoryOption()));
    }

    /** OpenBLAS's name of the family whose code suits the processor. */
    static String openBlasCore(Processor processor) {
        if (processor.hasAvx512()) {
            return "SkylakeX";
        }
        return processor.amd() ? "Zen" : "Haswell";
    }
}
