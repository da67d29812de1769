package org.cnnworkbench.engine.dl4j;

import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.NativeProcess;
import org.cnnworkbench.engine.ProcessNeeds;

/** What a process that computes with DL4J is started with beside what all engines need. */
final class Dl4jProcess {

    /** The variable that says from how many bytes on an array may have pages of its own. */
    static final String OWN_PAGES = "MALLOC_MMAP_THRESHOLD_";

    private static final int LARGE = 16 << 20;

    private Dl4jProcess() {}

    static ProcessNeeds needs(int threads, Processor processor) {
        Map<String, String> environment = speed(threads, processor);
        // The C library's memory for threads comes in pieces of 64 MiB, and of a piece with a large array the rest
        // lies idle: seed 1's network took half a gigabyte more. Pages of their own cost 5 % of its time, with half
        // the size 15 % (docs/PERFORMANCE.md).
        environment.put(OWN_PAGES, Integer.toString(LARGE));
        return new ProcessNeeds(
                environment,
                List.of(
                        "-D" + NativeLibrary.EXTENSION_PROPERTY + "=" + NativeLibrary.extension(processor),
                        "-D" + NativeLibrary.HELPERS_PROPERTY + "=false",
                        NativeProcess.mostMemoryOption(),
                        // ND4J frees an array when Java has found it forgotten, and a small step leaves thirty: 20,000
                        // of them took a gigabyte more with the usual collector (docs/PERFORMANCE.md).
                        "-XX:+UseParallelGC",
                        "-D" + Deallocation.COLLECTS_PROPERTY + "=true"));
    }

    /** What it is fast with. */
    static Map<String, String> speed(int threads, Processor processor) {
        Map<String, String> environment = NativeProcess.environment(threads);
        // GemmConvolution multiplies in threads of its own; dense layers of our size gain nothing from more.
        environment.put("OPENBLAS_NUM_THREADS", "1");
        // An OpenBLAS doesn't know processors younger than itself and takes them for the oldest there is.
        environment.put("OPENBLAS_CORETYPE", openBlasCore(processor));
        return environment;
    }

    /** OpenBLAS's name of the family whose code suits the processor. */
    static String openBlasCore(Processor processor) {
        if (processor.hasAvx512()) {
            return "SkylakeX";
        }
        return processor.amd() ? "Zen" : "Haswell";
    }
}
