package org.cnnworkbench.run;

import org.cnnworkbench.train.Experiment;

/**
 * What a checkpoint says of the run it belongs to.
 *
 * @param experiment    what was asked
 * @param dataDirectory where relative paths in the data reference start
 */
public record RunContext(Experiment experiment, String dataDirectory) {}
