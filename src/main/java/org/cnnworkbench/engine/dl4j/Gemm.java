package org.cnnworkbench.engine.dl4j;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The product of two small matrices by the OpenBLAS that DL4J comes with, called without the array headers of DL4J's own way, which cost more
 * than the product itself. Matrices are row-major and lie on the Java heap.
 */
final class Gemm {

    private static final int ROW_MAJOR = 101;
    private static final int AS_IT_IS = 111;
    private static final int TRANSPOSED = 112;
    private static final MethodHandle SGEMM = link();

    private Gemm() {}

    private static MethodHandle link() {
        // Its first use loads the library.
        Nd4j.getBackend();
        MemorySegment function = SymbolLookup.loaderLookup()
                .find("cblas_sgemm")
                .orElseThrow(() -> new IllegalStateException("OpenBLAS has no cblas_sgemm"));
        return Linker.nativeLinker()
                .downcallHandle(
                        function,
                        FunctionDescriptor.ofVoid(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_FLOAT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_FLOAT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT),
                        // The heap's arrays are handed over as they lie; a product takes microseconds.
                        Linker.Option.critical(true));
    }

    /** c[m × n] += a[m × k] · b[k × n] */
    static void addProduct(float[] a, float[] b, float[] c, int m, int n, int k) {
        call(AS_IT_IS, AS_IT_IS, m, n, k, a, k, b, n, 1, c);
    }

    /** c[m × n] = aᵀ · b[k × n], of a[k × m] */
    static void multiplyTransposed(float[] a, float[] b, float[] c, int m, int n, int k) {
        call(TRANSPOSED, AS_IT_IS, m, n, k, a, m, b, n, 0, c);
    }

    /** c[m × n] += a[m × k] · bᵀ, of b[n × k] */
    static void addProductWithTransposed(float[] a, float[] b, float[] c, int m, int n, int k) {
        call(AS_IT_IS, TRANSPOSED, m, n, k, a, k, b, k, 1, c);
    }

    private static void call(
            int formA,
            int formB,
            int m,
            int n,
            int k,
            float[] a,
            int rowA,
            float[] b,
            int rowB,
            float beta,
            float[] c) {
        try {
            SGEMM.invokeExact(
                    ROW_MAJOR,
                    formA,
                    formB,
                    m,
                    n,
                    k,
                    1f,
                    MemorySegment.ofArray(a),
                    rowA,
                    MemorySegment.ofArray(b),
                    rowB,
                    beta,
                    MemorySegment.ofArray(c),
                    n);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("calling OpenBLAS failed", e);
        }
    }
}
