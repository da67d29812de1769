package org.cnnworkbench.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** What every engine's process is started with; each line was measured to matter. */
public final class NativeProcess {

    private static final double MOST_OF_MEMORY = 0.95;

    private NativeProcess() {}

    /**
     * Environment variables for native code that computes with so many threads. OpenBLAS's own threads are each engine's affair.
     */
    public static Map<String, String> environment(int threads) {
        Map<String, String> environment = new HashMap<>();
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
        // Threads that wait by spinning take the processor from those they wait for: beside two busy programs training
        // was two to three times slower. Alone, steps of a single small image would be a sixth faster with it.
        environment.put("OMP_WAIT_POLICY", "PASSIVE");
        // Every step allocates and frees megabytes. By default each is mapped and unmapped anew, and page faults were
        // the
        // largest cost of all; so the C library keeps the memory.
        environment.put("MALLOC_MMAP_THRESHOLD_", "4294967296");
        environment.put("MALLOC_TRIM_THRESHOLD_", "17179869184");
        environment.put("MALLOC_TOP_PAD_", "268435456");
        return environment;
    }

    /**
     * The JVM option that says how many bytes the process may have of the machine's memory. JavaCPP counts, and fails with a word when that
     * is too much. By default too much is four times the Java heap, which may be more than there is: then the system kills the process
     * without a word.
     */
    public static String mostMemoryOption() {
        long bytes = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? (long) (MOST_OF_MEMORY * system.getTotalMemorySize())
                : 0;
        return "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + bytes;
    }
}
