package org.cnnworkbench.engine.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cnnworkbench.engine.FlatParameters;
import org.cnnworkbench.engine.LayerStatistics;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.NetworkState;
import org.cnnworkbench.engine.Segment;
import org.cnnworkbench.spec.LayerSpec;

/** Weights on the processor: steps are {@link FlatParameters}', and the library has a copy in memory that Java can reach. */
final class HostWeights extends Weights {

    private final FloatPointer memory;
    private final MemorySegment floats;

    HostWeights(NetworkPlan plan) {
        super(plan);
        int length = parameters().values().length;
        // At least one, for a pointer to nothing has no address.
        memory = new FloatPointer(Math.max(1, length));
        floats = MemorySegment.ofAddress(memory.address()).reinterpret((long) length * Float.BYTES);
        lay();
        publish();
    }

    @Override
    Tensor view(Segment segment, long[] shape) {
        return torch.from_blob(memory.getPointer(segment.offset()), shape);
    }

    @Override
    Place place() {
        return Place.PROCESSOR;
    }

    /** The numbers of the Java heap become the library's. */
    private void publish() {
        float[] values = parameters().values();
        MemorySegment.copy(values, 0, floats, ValueLayout.JAVA_FLOAT, 0, values.length);
    }

    @Override
    void learned(Parameter parameter, Tensor gradient) {
        Segment segment = parameter.segment();
        Floats.read(gradient, parameters().gradients(), segment.offset(), segment.span());
    }

    @Override
    void saw(Pass.BatchStatistics seen, LayerSpec.BatchNorm norm) {
        float[] mean = Floats.of(seen.mean());
        float[] inverse = Floats.of(seen.inverse());
        for (int i = 0; i < mean.length; i++) {
            // Not below 0, where rounding would put the variance of channels that are constant.
            inverse[i] = (float) Math.max(0, 1 / ((double) inverse[i] * inverse[i]) - norm.epsilon());
        }
        move(get(seen.layer(), "mean").segment(), mean, norm.momentum());
        move(get(seen.layer(), "variance").segment(), inverse, norm.momentum());
    }

    private void move(Segment segment, float[] seen, double momentum) {
        float[] values = parameters().values();
        for (int i = 0; i < seen.length; i++) {
            int at = segment.offset() + i;
            values[at] = (float) (momentum * values[at] + (1 - momentum) * seen[i]);
        }
    }

    @Override
    List<LayerStatistics> step(double learningRate, boolean observe) {
        List<LayerStatistics> statistics = parameters().step(learningRate, observe);
        publish();
        return statistics;
    }

    @Override
    void restore(NetworkState state) {
        super.restore(state);
        publish();
    }

    @Override
    public void close() {
        super.close();
        memory.close();
    }
}
