package org.cnnworkbench.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.data.format.ImageFiles;
import org.cnnworkbench.input.InputException;

/** Lets a trained network say what image files show. */
public final class Predictor {

    private final TrainedNetwork trained;

    /** @param trained stays the caller's to close */
    public Predictor(TrainedNetwork trained) {
        this.trained = trained;
    }

    /**
     * What the network says of a file.
     *
     * @param classes the most probable first
     */
    public record Answer(Path file, List<Guess> classes) {
        public Answer {
            classes = List.copyOf(classes);
        }
    }

    /** One class and its probability, 0 to 1. */
    public record Guess(String className, float probability) {}

    /**
     * Predicts each file on its own. Images are turned to gray or colour and scaled to the size that the network has learned.
     *
     * @throws InputException for the first file that is no image
     */
    public List<Answer> predict(List<Path> files) throws InterruptedException {
        Preparation preparation = trained.preparation();
        List<Answer> answers = new ArrayList<>();
        for (Path file : files) {
            answers.add(new Answer(file, ranked(probabilities(ImageFiles.read(file, preparation.shape())))));
        }
        return answers;
    }

    /**
     * Predicts one image.
     *
     * @param pixels height × width × channels unsigned bytes, of the shape that the network has learned
     * @return a probability for each class, in their order
     */
    public float[] probabilities(byte[] pixels) {
        return trained.network().predict(batch(trained.preparation(), pixels));
    }

    /** One image as a network is fed it. */
    public static Batch batch(Preparation preparation, byte[] pixels) {
        float[] features = new float[pixels.length];
        preparation.preprocessing().apply(pixels, features, 0);
        return new Batch(preparation.shape(), features, new int[1], new int[1]);
    }

    private List<Guess> ranked(float[] probabilities) {
        List<String> names = trained.preparation().classNames();
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Guess(names.get(i), probabilities[i]))
                .sorted(Comparator.comparingDouble(Guess::probability).reversed())
                .toList();
    }
}
