package org.cnnworkbench.engine.dl4j;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.AlgoMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.BwdDataAlgo;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.BwdFilterAlgo;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.FwdAlgo;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionHelper;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ConvolutionUtils;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution as products of matrices, image by image, the images shared among threads: on few channels several times faster than
 * oneDNN's as DL4J calls it, which spends its time on changes of layout. Each thread has a fixed share of the images and gradients are added up in the
 * order of the shares, so that the result depends on the number of threads but on nothing else.
 */
final class GemmConvolution implements ConvolutionHelper {

    private final boolean wantsInputGradient;
    private Scratch[] scratch = new Scratch[0];

    /** @param wantsInputGradient false where the input is the network's images, which no other layer reads */
    GemmConvolution(boolean wantsInputGradient) {
        this.wantsInputGradient = wantsInputGradient;
    }

    /** What a thread works in. */
    private static final class Scratch {
        private float[] image = new float[0];
        private float[] patches = new float[0];
        private float[] outputs = new float[0];
        private float[] ofWeights = new float[0];
        private float[] ofBias = new float[0];

        void fit(Patches geometry, int filters) {
            if (image.length != geometry.pixels()
                    || patches.length != geometry.rows() * geometry.columns()
                    || outputs.length != filters * geometry.columns()) {
                image = new float[geometry.pixels()];
                patches = new float[geometry.rows() * geometry.columns()];
                outputs = new float[filters * geometry.columns()];
                ofWeights = new float[filters * geometry.rows()];
                ofBias = new float[filters];
            }
        }
    }

    /** What is done with the images from one to another. */
    private interface Work {
        void part(Scratch scratch, int first, int end);
    }

    @Override
    public INDArray preOutput(
            INDArray input,
            INDArray weights,
            @Nullable INDArray bias,
            int[] kernel,
            int[] strides,
            int[] pad,
            AlgoMode mode,
            FwdAlgo algorithm,
            ConvolutionMode convolutionMode,
            int[] dilation,
            CNN2DFormat format,
            LayerWorkspaceMgr workspaces) {
        INDArray images = Numbers.dense(input);
        int[] extents = ConvolutionUtils.getOutputSize(images, kernel, strides, pad, convolutionMode, dilation, format);
        Patches geometry = geometry(images, kernel, strides, pad, convolutionMode, extents[0], extents[1]);
        int filters = Math.toIntExact(weights.size(0));
        INDArray result = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS,
                DataType.FLOAT,
                new long[] {images.size(0), filters, extents[0], extents[1]},
                'c');
        float[] kernels = Numbers.of(weights);
        float[] added = bias == null ? new float[filters] : Numbers.of(bias);
        MemorySegment from = Numbers.memory(images);
        MemorySegment to = Numbers.memory(result);
        share(images.size(0), geometry, filters, (own, first, end) -> {
            for (int i = first; i < end; i++) {
                Numbers.read(from, i, own.image);
                geometry.gather(own.image, own.patches);
                fillRows(own.outputs, added);
                Gemm.addProduct(kernels, own.patches, own.outputs, filters, geometry.columns(), geometry.rows());
                Numbers.write(own.outputs, to, i);
            }
        });
        return result;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(
            INDArray input,
            INDArray weights,
            @Nullable INDArray bias,
            INDArray delta,
            int[] kernel,
            int[] strides,
            int[] pad,
            @Nullable INDArray biasGradient,
            INDArray weightGradient,
            IActivation activation,
            AlgoMode mode,
            BwdFilterAlgo filterAlgorithm,
            BwdDataAlgo dataAlgorithm,
            ConvolutionMode convolutionMode,
            int[] dilation,
            CNN2DFormat format,
            LayerWorkspaceMgr workspaces) {
        INDArray images = Numbers.dense(input);
        INDArray ofOutputs = Numbers.dense(delta);
        int filters = Math.toIntExact(weights.size(0));
        Patches geometry = geometry(
                images,
                kernel,
                strides,
                pad,
                convolutionMode,
                Math.toIntExact(delta.size(2)),
                Math.toIntExact(delta.size(3)));
        // For the network's own images the library takes an array of any size and does nothing with it.
        INDArray ofInput = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, DataType.FLOAT, wantsInputGradient ? images.shape() : new long[] {1}, 'c');
        float[] kernels = Numbers.of(weights);
        MemorySegment from = Numbers.memory(images);
        MemorySegment back = Numbers.memory(ofOutputs);
        MemorySegment to = Numbers.memory(ofInput);
        int parts = share(images.size(0), geometry, filters, (own, first, end) -> {
            Arrays.fill(own.ofWeights, 0);
            Arrays.fill(own.ofBias, 0);
            for (int i = first; i < end; i++) {
                Numbers.read(from, i, own.image);
                Numbers.read(back, i, own.outputs);
                sumOfRows(own.outputs, own.ofBias);
                geometry.gather(own.image, own.patches);
                Gemm.addProductWithTransposed(
                        own.outputs, own.patches, own.ofWeights, filters, geometry.rows(), geometry.columns());
                if (wantsInputGradient) {
                    Gemm.multiplyTransposed(
                            kernels, own.outputs, own.patches, geometry.rows(), geometry.columns(), filters);
                    Arrays.fill(own.image, 0);
                    geometry.scatter(own.patches, own.image);
                    Numbers.write(own.image, to, i);
                }
            }
        });
        Gradient gradient = new DefaultGradient();
        Map<String, INDArray> all = gradient.gradientForVariable();
        if (biasGradient != null) {
            Numbers.put(sum(parts, own -> own.ofBias), biasGradient);
            all.put(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
        }
        Numbers.put(sum(parts, own -> own.ofWeights), weightGradient);
        all.put(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient);
        return new Pair<>(gradient, ofInput);
    }

    /** Does the work for all images, and says in how many parts. */
    private int share(long images, Patches geometry, int filters, Work work) {
        int count = Math.toIntExact(images);
        int parts = Parts.count(count);
        if (scratch.length < parts) {
            scratch = Stream.generate(Scratch::new).limit(parts).toArray(Scratch[]::new);
        }
        Scratch[] own = scratch;
        Parts.of(count, (part, first, end) -> {
            own[part].fit(geometry, filters);
            work.part(own[part], first, end);
        });
        return parts;
    }

    private float[] sum(int parts, Function<Scratch, float[]> of) {
        float[] sum = of.apply(scratch[0]);
        for (int part = 1; part < parts; part++) {
            float[] more = of.apply(scratch[part]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
        }
        return sum;
    }

    private static Patches geometry(
            INDArray images, int[] kernel, int[] strides, int[] pad, ConvolutionMode mode, int height, int width) {
        int inputHeight = Math.toIntExact(images.size(2));
        int inputWidth = Math.toIntExact(images.size(3));
        int[] before = mode == ConvolutionMode.Same
                ? ConvolutionUtils.getSameModeTopLeftPadding(
                        new int[] {height, width}, new int[] {inputHeight, inputWidth}, kernel, strides, new int[] {1, 1
                        })
                : pad;
        return new Patches(
                Math.toIntExact(images.size(1)),
                inputHeight,
                inputWidth,
                kernel[0],
                kernel[1],
                strides[0],
                strides[1],
                before[0],
                before[1],
                height,
                width);
    }

    private static void fillRows(float[] matrix, float[] numbers) {
        int columns = matrix.length / numbers.length;
        for (int row = 0; row < numbers.length; row++) {
            Arrays.fill(matrix, row * columns, (row + 1) * columns, numbers[row]);
        }
    }

    private static void sumOfRows(float[] matrix, float[] sums) {
        int columns = matrix.length / sums.length;
        for (int row = 0; row < sums.length; row++) {
            float sum = 0;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                sum += matrix[i];
            }
            sums[row] += sum;
        }
    }

    @Override
    public INDArray activate(INDArray z, IActivation activation, boolean training) {
        return activation.getActivation(z, training);
    }

    @Override
    public boolean checkSupported() {
        return true;
    }

    @Override
    public Map<String, Long> helperMemoryUse() {
        return Map.of();
    }
}
