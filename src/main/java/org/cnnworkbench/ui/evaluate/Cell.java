package org.cnnworkbench.ui.evaluate;

/**
 * A place in the confusion matrix.
 *
 * @param truth     class of the images
 * @param predicted class that they were taken for
 */
record Cell(int truth, int predicted) {

    boolean isRight() {
        return truth == predicted;
    }
}
