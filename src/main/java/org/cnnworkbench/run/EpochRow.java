package org.cnnworkbench.run;

import org.cnnworkbench.train.EpochResult;
import org.jspecify.annotations.Nullable;

/** An {@link EpochResult} with all its numbers side by side: how journals, checkpoints and tables have it. */
record EpochRow(
        int epoch,
        double learningRate,
        double trainingLoss,
        double trainingErrorRate,
        @Nullable Double validationLoss,
        @Nullable Double validationErrorRate,
        double seconds,
        double imagesPerSecond) {

    static EpochRow of(EpochResult result) {
        EpochResult.Scores validation = result.validation();
        return new EpochRow(
                result.epoch(),
                result.learningRate(),
                result.training().loss(),
                result.training().errorRate(),
                validation == null ? null : Double.valueOf(validation.loss()),
                validation == null ? null : Double.valueOf(validation.errorRate()),
                result.seconds(),
                result.imagesPerSecond());
    }

    EpochResult result() {
        return new EpochResult(
                epoch,
                learningRate,
                new EpochResult.Scores(trainingLoss, trainingErrorRate),
                validationLoss == null || validationErrorRate == null
                        ? null
                        : new EpochResult.Scores(validationLoss, validationErrorRate),
                seconds,
                imagesPerSecond);
    }
}
