package org.cnnworkbench.ui.search;

import org.cnnworkbench.ui.common.plot.Span;
import org.cnnworkbench.ui.common.plot.Ticks;
import org.cnnworkbench.ui.common.plot.ValueFormat;

/**
 * The axis of scores. Losses of trials that went astray would press all others together: they are drawn at the edge.
 *
 * @param span of the axis
 * @param best the best score; NaN where there is none
 */
record ScoreScale(Span span, ValueFormat format, boolean loss, double best) {

    private static final double PADDING = 0.08;
    private static final double LEAST = 1e-6;
    private static final int ASTRAY = 6;
    private static final int FEW = 5;

    static ScoreScale of(StudyPicture picture) {
        double[] scores = picture.rows().stream()
                .filter(TrialRow::isScored)
                .mapToDouble(row -> row.mean() == null ? 0 : row.mean())
                .sorted()
                .toArray();
        ValueFormat format = picture.isLoss() ? ValueFormat.NUMBER : ValueFormat.PERCENT;
        if (scores.length == 0) {
            return new ScoreScale(new Span(0, 1), format, picture.isLoss(), Double.NaN);
        }
        double low = scores[0];
        double high = scores[scores.length - 1];
        if (picture.isLoss() && scores.length >= FEW) {
            double median = scores[scores.length / 2];
            high = Math.min(high, median + ASTRAY * Math.max(LEAST, median - low));
        }
        double pad = Math.max(LEAST, (high - low) * PADDING);
        if (high - low < LEAST) {
            pad = Math.max(LEAST, Math.abs(high) * PADDING);
        }
        double best = picture.isLoss() ? scores[0] : scores[scores.length - 1];
        return new ScoreScale(new Span(low - pad, high + pad), format, picture.isLoss(), best);
    }

    /** From 0, the smallest, to 1; scores beyond the ends lie at them. */
    double share(double score) {
        return Math.clamp(span.shareOf(score), 0, 1);
    }

    /** How good a score is: 0 for the worst on the axis, 1 for the best. */
    double goodness(double score) {
        return loss ? 1 - share(score) : share(score);
    }

    Ticks ticks(int atMost) {
        return Ticks.linear(span, Math.max(1, atMost));
    }
}
