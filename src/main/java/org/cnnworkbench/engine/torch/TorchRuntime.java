package org.cnnworkbench.engine.torch;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cnnworkbench.input.InputException;

/** The library's native code in this process: loaded once, when it is first needed. */
final class TorchRuntime {

    /** So that matrices are multiplied in the threads that the library already shares the work among, not in further ones. */
    private static final int OPENBLAS_THREADS = 1;

    /** The property from which JavaCPP reads which variant of a native library to load. */
    static final String EXTENSION_PROPERTY = "org.bytedeco.javacpp.platform.extension";

    /** Of the variant for cards. */
    static final String CARD_EXTENSION = "-gpu";

    private static final String NOT_LOADED = "engine torch: its native code for graphics cards can't be loaded";
    private static final String INSTALL =
            ": install CUDA 13, cuDNN 9 and NCCL 2 below /usr/local/cuda, or where the system looks for "
                    + "libraries, or use --device cpu";

    private static final Pattern VERSION = Pattern.compile("TORCH_VERSION=([0-9.]+)");

    private TorchRuntime() {}

    /** Loads the native code unless it is there. */
    static void load() {
        Loaded.touch();
    }

    /**
     * Loads the native code for cards, which the process must have been started for.
     *
     * @throws InputException where it, or a library of CUDA's, can't be loaded, or it sees no card
     */
    static void loadForCards() {
        if (!CARD_EXTENSION.equals(System.getProperty(EXTENSION_PROPERTY))) {
            // Where the process was started for nothing yet, a test's, it becomes one for cards.
            System.setProperty(EXTENSION_PROPERTY, CARD_EXTENSION);
        }
        try {
            load();
        } catch (LinkageError e) {
            throw new InputException(NOT_LOADED + " (" + e.getMessage() + ")" + INSTALL, e);
        }
        // Where a library of CUDA's is missing, JavaCPP goes on without LibTorch's part for cards, and without a word.
        if (!Context.hasCUDART()) {
            throw new InputException(NOT_LOADED + INSTALL);
        }
        if (!torch.cuda_is_available()) {
            throw new InputException(
                    "engine torch: its native code is loaded and finds no graphics card that it can use: "
                            + "look whether nvidia-smi shows the card and another program holds it alone, or use --device cpu");
        }
    }

    /** CUDA's version that is loaded, {@code 13.1}. */
    static String cuda() {
        long version = Context.versionCUDART();
        return version / 1000 + "." + version % 1000 / 10;
    }

    /** Loaded with the class, which Java does once and makes everybody wait for. */
    private static final class Loaded {
        static final int THREADS;

        static {
            Loader.load(torch.class);
            openblas_nolapack.blas_set_num_threads(OPENBLAS_THREADS);
            THREADS = torch.get_num_threads();
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

    /** As many as the process was started for; a small pass uses one of them ({@link Threads}). */
    static int threads() {
        return Loaded.THREADS;
    }
}
