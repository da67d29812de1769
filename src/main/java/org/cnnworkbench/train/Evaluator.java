package org.cnnworkbench.train;

import org.cnnworkbench.data.Batch;
import org.cnnworkbench.data.BatchPipeline;
import org.cnnworkbench.data.Epoch;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.engine.Network;

/** Lets a network answer for some images, in order. */
public final class Evaluator {

    private final BatchPipeline batches;

    /** @param batches not shuffled, not augmented */
    public Evaluator(BatchPipeline batches) {
        this.batches = batches;
    }

    public int images() {
        return batches.images();
    }

    /** Probabilities of all images, images × classes. */
    public float[] probabilities(Network network) {
        return probabilities(network, Progress.none());
    }

    /**
     * Probabilities of all images, images × classes.
     *
     * @param progress told after every batch; may end the work by throwing
     */
    public float[] probabilities(Network network, Progress progress) {
        int classes = network.summary().classes();
        float[] all = new float[Math.multiplyExact(batches.images(), classes)];
        int next = 0;
        try (Epoch epoch = batches.epoch(0, 0)) {
            while (epoch.hasNext()) {
                float[] probabilities = network.predict(epoch.next());
                System.arraycopy(probabilities, 0, all, next, probabilities.length);
                next += probabilities.length;
                progress.update("asking the network", next / classes, batches.images());
            }
        }
        return all;
    }

    /** Mean cross-entropy and share of mistakes. A probability of 0 for the truth counts as the smallest that float32 has. */
    public EpochResult.Scores scores(Network network) {
        int classes = network.summary().classes();
        double loss = 0;
        long wrong = 0;
        try (Epoch epoch = batches.epoch(0, 0)) {
            while (epoch.hasNext()) {
                Batch batch = epoch.next();
                float[] probabilities = network.predict(batch);
                for (int i = 0; i < batch.size(); i++) {
                    int truth = i * classes + batch.labels()[i];
                    loss -= Math.log(Math.max(probabilities[truth], Float.MIN_NORMAL));
                    if (best(probabilities, i * classes, classes) != truth) {
                        wrong++;
                    }
                }
            }
        }
        return new EpochResult.Scores(loss / batches.images(), (double) wrong / batches.images());
    }

    private static int best(float[] probabilities, int from, int classes) {
        int best = from;
        for (int i = from + 1; i < from + classes; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }
}
