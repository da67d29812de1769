package org.cnnworkbench.engine.torch;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The library's native code in this process: loaded once, when it is first needed. */
final class TorchRuntime {

    /** So that matrices are multiplied in the threads that the library already shares the work among, not in further ones. */
    private static final int OPENBLAS_THREADS = 1;

    private static final Pattern VERSION = Pattern.compile("TORCH_VERSION=([0-9.]+)");

    private TorchRuntime() {}

    /** Loads the native code unless it is there. */
    static void load() {
        Loaded.touch();
    }

    /** Loaded with the class, which Java does once and makes everybody wait for. */
    private static final class Loaded {
        static {
            Loader.load(torch.class);
            openblas_nolapack.blas_set_num_threads(OPENBLAS_THREADS);
        }

        static void touch() {}
    }

    /** Whether native code for this system comes with the program; doesn't load it. */
    static boolean isPacked() {
        String directory = "/org/bytedeco/pytorch/" + Loader.getPlatform() + "/";
        return Tensor.class.getResource(directory + System.mapLibraryName("jnitorch")) != null;
    }

    /** {@code 2.10.0}, as the native code says of itself. */
    static String version() {
        load();
        try (BytePointer settings = torch.show_config()) {
            Matcher version = VERSION.matcher(settings.getString());
            return version.find() ? version.group(1) : "unknown";
        }
    }

    /** The instruction set that its own kernels use, {@code avx512}; oneDNN and OpenBLAS choose theirs. */
    static String instructions() {
        load();
        try (BytePointer name = torch.get_cpu_capability()) {
            return name.getString().toLowerCase(Locale.ROOT);
        }
    }

    static boolean hasOneDnn() {
        load();
        return torch.hasMKLDNN();
    }

    static int threads() {
        load();
        return torch.get_num_threads();
    }
}
