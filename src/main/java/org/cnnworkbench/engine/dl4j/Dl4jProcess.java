package org.cnnworkbench.engine.dl4j;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.ProcessNeeds;

/** What a process that computes with DL4J is started with; each line was measured to matter. */
final class Dl4jProcess {

    private static final double MOST_OF_MEMORY = 0.95;

    private Dl4jProcess() {}

    static ProcessNeeds needs(int threads, Processor processor) {
        String count = Integer.toString(threads);
        return new ProcessNeeds(
                Map.of(
                        "OMP_NUM_THREADS",
                        count,
                        "OPENBLAS_NUM_THREADS",
                        count,
                        // Threads that wait by spinning take the processor from those they wait for: beside two
                        // busy programs training was three times slower, alone this makes no difference.
                        "OMP_WAIT_POLICY",
                        "PASSIVE",
                        // OpenBLAS 0.3.19 doesn't know processors younger than itself and takes them for the
                        // oldest there is.
                        "OPENBLAS_CORETYPE",
                        openBlasCore(processor),
                        // Every step allocates and frees megabytes. By default each is mapped and unmapped anew,
                        // and page faults were the largest cost of all; so the C library keeps the memory.
                        "MALLOC_MMAP_THRESHOLD_",
                        "4294967296",
                        "MALLOC_TRIM_THRESHOLD_",
                        "17179869184",
                        "MALLOC_TOP_PAD_",
                        "268435456"),
                List.of(
                        "-D" + NativeLibrary.EXTENSION_PROPERTY + "=" + NativeLibrary.extension(processor),
                        "-D" + NativeLibrary.HELPERS_PROPERTY + "=false",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + mostMemory()));
    }

    /**
     * In bytes. The library counts what the process has of the machine's memory and fails with a word when that is too much. By default
     * too much is four times the Java heap, which may be more than there is: then the system kills the process without a word.
     */
    private static long mostMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? (long) (MOST_OF_MEMORY * system.getTotalMemorySize())
                : 0;
    }

    /** OpenBLAS's name of the family whose code suits the processor. */
    static String openBlasCore(Processor processor) {
        if (processor.hasAvx512()) {
            return "SkylakeX";
        }
        return processor.amd() ? "Zen" : "Haswell";
    }
}
