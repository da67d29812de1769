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
            byte[] pixels = ImageFiles.read(file, preparation.shape());
            float[] features = new float[pixels.length];
            preparation.preprocessing().apply(pixels, features, 0);
            float[] probabilities =
                    trained.network().predict(new Batch(preparation.shape(), features, new int[1], new int[1]));
            answers.add(new Answer(file, ranked(probabilities)));
        }
        return answers;
    }

    private List<Guess> ranked(float[] probabilities) {
        List<String> names = trained.preparation().classNames();
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Guess(names.get(i), probabilities[i]))
                .sorted(Comparator.comparingDouble(Guess::probability).reversed())
                .toList();
    }
}
