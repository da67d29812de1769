package org.cnnworkbench.cli;

import org.cnnworkbench.eval.Evaluation;
import org.cnnworkbench.eval.Metrics;
import org.cnnworkbench.run.RunEvaluation;

/** An evaluation for people. */
final class EvaluationText {

    private EvaluationText() {}

    /** @param mostClasses with more, the matrix is left out: nobody could read it */
    static String of(RunEvaluation judged, int mostClasses) {
        Evaluation evaluation = judged.evaluation();
        Metrics metrics = evaluation.metrics();
        StringBuilder text = new StringBuilder();
        text.append(Texts.format(
                "%s images of %s: %,d, checkpoint %s%n",
                judged.split(), judged.data(), evaluation.examples(), judged.checkpoint()));
        text.append(Texts.format(
                "accuracy %.4f, error rate %.2f%%, log loss %.4f",
                metrics.accuracy(), 100 * metrics.errorRate(), metrics.logLoss()));
        metrics.topKAccuracy().forEach((k, accuracy) -> {
            if (k > 1) {
                text.append(Texts.format(", top %d %.4f", k, accuracy));
            }
        });
        text.append("\n\n");
        if (evaluation.matrix().classes() <= mostClasses) {
            text.append("confusion matrix, rows true, columns predicted\n\n")
                    .append(evaluation.matrix().toText())
                    .append('\n');
        }
        text.append(evaluation.report().toText());
        evaluation.report().warnings().forEach(warning -> text.append(warning).append('\n'));
        return text.toString();
    }
}
