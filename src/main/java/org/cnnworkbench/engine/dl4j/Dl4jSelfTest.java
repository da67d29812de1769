package org.cnnworkbench.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.HealthCheck;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Says whether the settings that decide about DL4J's speed are in force; each of them fails silently. */
final class Dl4jSelfTest {

    private static final String RESTART = "start it through the cnn-workbench command, which sets this";

    private final Processor processor = Processor.current();
    private final int threads;

    Dl4jSelfTest(int threads) {
        this.threads = threads;
    }

    List<HealthCheck> run() {
        List<HealthCheck> checks = new ArrayList<>();
        checks.add(nativeLibrary());
        checks.add(Deallocation.compute(this::layerHelpers));
        checks.add(environment());
        return checks;
    }

    private HealthCheck nativeLibrary() {
        String build = NativeOpsHolder.getInstance().getDeviceNativeOps().buildInfo();
        boolean oneDnn = build != null && build.contains("HAVE_ONEDNN");
        boolean suits = ("-" + NativeLibrary.selected()).equals(NativeLibrary.extension(processor));
        return new HealthCheck(
                "native library",
                oneDnn && suits,
                NativeLibrary.selected() + (oneDnn ? ", with oneDNN" : ", without oneDNN"),
                oneDnn && suits
                        ? ""
                        : "use the build for this processor: -D" + NativeLibrary.EXTENSION_PROPERTY + "="
                                + NativeLibrary.extension(processor));
    }

    /** Runs a convolution and looks who computed it. */
    private HealthCheck layerHelpers() {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                        "conv",
                        new ConvolutionLayer.Builder(3, 3)
                                .nOut(8)
                                .activation(Activation.RELU)
                                .build(),
                        "in")
                .addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "conv")
                .setOutputs("out")
                .setInputTypes(InputType.convolutional(8, 8, 1))
                .build());
        try {
            graph.init();
            INDArray image = Nd4j.ones(DataType.FLOAT, 2, 1, 8, 8);
            graph.outputSingle(false, image);
            Object helper = graph.getLayer("conv").getHelper();
            boolean active = helper != null && helper.getClass().getSimpleName().startsWith("MKLDNN");
            return new HealthCheck(
                    "oneDNN layer helpers",
                    active,
                    active
                            ? "active: convolution runs in " + helper.getClass().getSimpleName()
                            : "not active: convolution runs in plain code",
                    active ? "" : RESTART + " (-D" + NativeLibrary.HELPERS_PROPERTY + "=false)");
        } finally {
            graph.close();
        }
    }

    private HealthCheck environment() {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> needed :
                Dl4jProcess.speed(threads, processor).entrySet()) {
            String set = System.getenv(needed.getKey());
            // In a process of its own it has less than what would be as fast.
            boolean memory = needed.getKey().equals(Dl4jProcess.OWN_PAGES) && set != null;
            if (!memory && !needed.getValue().equals(set)) {
                wrong.add(needed.getKey());
            }
        }
        wrong.sort(null);
        return new HealthCheck(
                "process environment",
                wrong.isEmpty(),
                wrong.isEmpty()
                        ? "memory allocator, OpenBLAS (" + Dl4jProcess.openBlasCore(processor) + ") and threads ("
                                + threads + ") are set"
                        : "not set: " + String.join(", ", wrong),
                wrong.isEmpty() ? "" : RESTART);
    }
}
