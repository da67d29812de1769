package org.cnnworkbench.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.input.Codecs;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.ValueCodec;
import org.cnnworkbench.spec.TensorShape;

/**
 * A fitted preprocessing as JSON, so that it can be applied years later, by another program too: a pixel p from 0 to 255 becomes
 * (p − mean) · factor. What is read is what was written, to the last bit.
 */
final class FittedPreprocessingCodec implements ValueCodec<FittedPreprocessing> {

    static final int VERSION = 1;

    private final RecordCodec<Contents> contents =
            RecordCodec.of(Contents.class, Codecs.STANDARD.with(Preprocessing.class, Preprocessing.TYPES));

    record Contents(
            @Option(help = "The form of this file: 1") int version,
            @Option(help = "What was asked for") Preprocessing preprocessing,
            @Option(help = "Height of an image in pixels") int height,
            @Option(help = "Width of an image in pixels") int width,
            @Option(help = "Channels of an image") int channels,

            @Option(
                    help =
                            "What is taken from pixels of 0 to 255: one number a channel, or channels × height × width numbers")
            List<Double> mean,

            @Option(help = "What they are multiplied with after that: as many numbers")
            List<Double> factor) {}

    @Override
    public FittedPreprocessing read(JsonValue value) {
        JsonValue version = value.asObject().fields().get("version");
        if (version != null && version.asLong() != VERSION) {
            throw version.place()
                    .error("expected version " + VERSION + ", received " + version.describe()
                            + "; the file was written for another release");
        }
        Contents read = contents.read(value);
        try {
            return new FittedPreprocessing(
                    read.preprocessing,
                    TensorShape.image(read.height, read.width, read.channels),
                    floats(read.mean),
                    floats(read.factor));
        } catch (IllegalArgumentException e) {
            throw new InputException(value.place() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public JsonNode write(FittedPreprocessing fitted) {
        TensorShape.Image shape = fitted.shape();
        return contents.write(new Contents(
                VERSION,
                fitted.preprocessing(),
                shape.height(),
                shape.width(),
                shape.channels(),
                doubles(fitted.mean()),
                doubles(fitted.factor())));
    }

    @Override
    public String form() {
        return contents.form();
    }

    private static float[] floats(List<Double> numbers) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i).floatValue();
        }
        return floats;
    }

    private static List<Double> doubles(float[] floats) {
        List<Double> doubles = new ArrayList<>(floats.length);
        for (float number : floats) {
            double brief = Double.parseDouble(Float.toString(number)); // 0.1 rather than 0.10000000149011612
            doubles.add((float) brief == number ? brief : number);
        }
        return doubles;
    }
}
