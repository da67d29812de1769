package org.nd4j.nativeblas;

/**
 * Stands in for a class that ND4J 1.0.0-M2.1 no longer ships. DL4J's oneDNN layer helpers look it up by this very name and, not finding
 * it, stay off without a word: training is then about three times slower. See {@code BaseMKLDNNHelper} in deeplearning4j-nn.
 */
public final class Nd4jCpu {

    private Nd4jCpu() {}

    /** What the helpers ask. */
    public static final class Environment {

        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        public static Environment getInstance() {
            return INSTANCE;
        }

        /** Whether the native library that is loaded was built with oneDNN (once called MKL-DNN). */
        public boolean isUseMKLDNN() {
            String build = NativeOpsHolder.getInstance().getDeviceNativeOps().buildInfo();
            return build != null && build.contains("HAVE_ONEDNN");
        }
    }
}
