package org.cnnworkbench.search.sampler;

import org.cnnworkbench.search.space.Point;

/**
 * What a trial has shown.
 *
 * @param point what it tried
 * @param score higher is better; of a pruned trial its last. NaN counts as the worst
 */
public record Observation(Point point, double score) {}
