/**
 * The search for better settings: a study trains the network with many settings, each of them a trial, and each trial once a fold. A study
 * is a directory of run directories with {@code study.json} and {@code trials.jsonl} beside them.
 */
@NullMarked
package org.cnnworkbench.search;

import org.jspecify.annotations.NullMarked;
