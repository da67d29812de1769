package org.cnnworkbench.engine.gpu;

import java.util.List;
import java.util.Locale;
import org.cnnworkbench.engine.Engine;

/**
 * Native code for graphics cards on the class path: there in builds with the profiles {@code torch-cuda} and {@code cuda}. Looks for names
 * only, and loads nothing.
 *
 * <p>Which machine code the libraries hold was read from their files: the headers of the code in {@code libtorch_cuda.so} and
 * {@code libnd4jcuda.so}, neither of which has PTX. The drivers are those of NVIDIA's CUDA Toolkit release notes, table "CUDA Toolkit and
 * minimum required driver version for CUDA minor version compatibility".
 */
public final class CardNatives {

    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
    private static final String PLATFORM = WINDOWS ? "windows-x86_64" : "linux-x86_64";

    private static final boolean TORCH = isThere("org/bytedeco/pytorch/" + PLATFORM + "-gpu/", "jnitorch");
    private static final boolean ND4J = isThere("org/nd4j/linalg/jcublas/bindings/" + PLATFORM + "/", "jnind4jcuda");

    private CardNatives() {}

    private static boolean isThere(String directory, String library) {
        return Engine.class.getClassLoader().getResource(directory + System.mapLibraryName(library)) != null;
    }

    /** Whether an engine could compute on a card, as far as this build goes. */
    public static boolean any() {
        return TORCH || ND4J;
    }

    /** Of LibTorch 2.10 with CUDA 13.1: Turing to Blackwell. */
    public static CardSupport torch(String engine) {
        return new CardSupport(
                engine,
                TORCH,
                "torch-cuda",
                "13",
                capabilities("7.5", "8.0", "9.0", "10.0", "10.3", "12.0", "12.1"),
                new DriverVersion(580, 0, 0));
    }

    /** Of ND4J 1.0.0-M2.1 with CUDA 11.6: Kepler's last to Ada. */
    public static CardSupport nd4j(String engine) {
        return new CardSupport(
                engine,
                ND4J,
                "cuda",
                "11.6",
                capabilities("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6"),
                WINDOWS ? new DriverVersion(452, 39, 0) : new DriverVersion(450, 80, 2));
    }

    private static List<ComputeCapability> capabilities(String... texts) {
        return List.of(texts).stream()
                .map(text -> ComputeCapability.parse(text).orElseThrow())
                .toList();
    }
}
