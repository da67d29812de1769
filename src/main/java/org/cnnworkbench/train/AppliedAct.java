package org.cnnworkbench.train;

import org.cnnworkbench.input.Inline;

/**
 * A steering act that took effect.
 *
 * @param at  where: the next batch is the first that feels it
 * @param act what was asked
 */
public record AppliedAct(@Inline Position at, SteeringAct act) {}
