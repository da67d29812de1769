package org.cnnworkbench.eval;

/**
 * What the network said about one example.
 *
 * @param index       position of the image in the data set
 * @param truth       its class
 * @param predicted   the class with the highest probability
 * @param probability that probability, 0 to 1
 */
public record Prediction(int index, int truth, int predicted, float probability) {

    public boolean correct() {
        return truth == predicted;
    }
}
