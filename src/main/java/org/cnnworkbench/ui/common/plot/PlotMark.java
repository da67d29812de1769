package org.cnnworkbench.ui.common.plot;

/**
 * Something that happened at a place of a training.
 *
 * @param text what, in a few words
 */
public record PlotMark(Kind kind, double epochs, double seconds, String text) {

    /** What kinds of things are marked, each in its own way. */
    public enum Kind {
        LEARNING_RATE,
        CHECKPOINT,
        BEST,
        PAUSE,
        OTHER
    }

    double x(XUnit unit, double stepsPerEpoch) {
        return switch (unit) {
            case EPOCH -> epochs;
            case STEP -> epochs * stepsPerEpoch;
            case TIME -> seconds;
        };
    }
}
