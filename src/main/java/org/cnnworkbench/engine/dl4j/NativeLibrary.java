package org.cnnworkbench.engine.dl4j;

import java.util.Locale;
import org.nd4j.linalg.factory.Nd4j;

/** Which build of ND4J's native library is loaded: one is packed for AVX2, on Linux another for AVX-512, both with oneDNN. */
final class NativeLibrary {

    /** The property from which JavaCPP reads which variant of a native library to load. */
    static final String EXTENSION_PROPERTY = "org.bytedeco.javacpp.platform.extension";

    /** DL4J switches its layer helpers off unless this says otherwise. */
    static final String HELPERS_PROPERTY = "org.eclipse.deeplearning4j.helpers.disable";

    private NativeLibrary() {}

    /** Sets the two properties unless the process was started with them. Has to come before ND4J is first touched. */
    static void select(Processor processor) {
        if (System.getProperty(EXTENSION_PROPERTY) == null) {
            System.setProperty(EXTENSION_PROPERTY, extension(processor));
        }
        if (System.getProperty(HELPERS_PROPERTY) == null) {
            System.setProperty(HELPERS_PROPERTY, "false");
        }
    }

    static String extension(Processor processor) {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return linux && processor.hasAvx512() ? "-onednn-avx512" : "-onednn-avx2";
    }

    /** The variant in use, without its leading dash: {@code onednn-avx512}. */
    static String selected() {
        return System.getProperty(EXTENSION_PROPERTY, "").replaceFirst("^-", "");
    }

    /** Version of ND4J, from its jar. */
    static String version() {
        String version = Nd4j.class.getPackage().getImplementationVersion();
        return version == null ? "1.0.0-M2.1" : version;
    }
}
