package org.cnnworkbench.search.result;

/**
 * One fold of a trial that was trained to its end.
 *
 * @param fold         from 0
 * @param testScore    on the images held out in this fold; higher is better
 * @param trainScore   on the images trained with; NaN where it was not measured
 * @param fitSeconds   that training took
 * @param scoreSeconds that judging on the images held out took
 */
public record FoldResult(int fold, double testScore, double trainScore, double fitSeconds, double scoreSeconds) {

    /** @throws IllegalArgumentException for a fold below 0 */
    public FoldResult {
        if (fold < 0) {
            throw new IllegalArgumentException("fold: expected at least 0, received " + fold);
        }
    }
}
