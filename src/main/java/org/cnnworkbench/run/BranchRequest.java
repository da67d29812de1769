package org.cnnworkbench.run;

import java.nio.file.Path;
import org.cnnworkbench.train.Experiment;
import org.jspecify.annotations.Nullable;

/**
 * What a branch is to be.
 *
 * @param checkpoint          of the parent that it begins with: {@code best}, {@code latest}, an epoch's number, or a file's name
 * @param experiment          the parent's, with what is to be changed; its epochs count the parent's
 * @param dataDirectory       where relative paths in the data reference start; null where the images are to be the parent's
 * @param namesLearningRate   whether learning rate, optimizer, schedule or warm-up were asked for anew, even if they are as they were:
 *                            then rates that people set by hand while the parent was trained don't come along
 * @param namesEpochs         the same of the number of epochs
 */
public record BranchRequest(
        String checkpoint,
        Experiment experiment,
        @Nullable Path dataDirectory,
        boolean namesLearningRate,
        boolean namesEpochs) {}
