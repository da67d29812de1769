package org.cnnworkbench.ui.search;

import java.math.BigInteger;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.search.sampler.GridSampler;
import org.cnnworkbench.search.sampler.TpeSampler;
import org.cnnworkbench.search.space.GridOrder;
import org.cnnworkbench.ui.common.Format;

/** How much a plan has to train, in words. */
final class PlanSize {

    private PlanSize() {}

    /** {@code 12 trials × 3 folds = 36 trainings, then the best once more}. */
    static String text(StudyPlan plan) {
        long trials = trials(plan);
        long trainings = trials * plan.trainingsPerTrial();
        String folds = plan.folds() == null ? "" : " × " + plan.folds() + " folds = " + count(trainings, "training");
        return count(trials, "trial") + folds + (plan.refit() ? ", then the best once more" : "");
    }

    private static String count(long number, String what) {
        return Format.count(number) + " " + what + (number == 1 ? "" : "s");
    }

    /** At most so many: a grid, and lists drawn without replacement, come to an end by themselves. */
    static long trials(StudyPlan plan) {
        boolean grid = plan.sampler() instanceof GridSampler;
        boolean ends = grid || plan.space().isAllLists() && !(plan.sampler() instanceof TpeSampler);
        Integer asked = plan.trials();
        long wanted = asked != null ? asked : grid ? Long.MAX_VALUE : StudyPlan.DEFAULT_TRIALS;
        if (!ends) {
            return wanted;
        }
        BigInteger size = new GridOrder(plan.space()).size();
        return size.min(BigInteger.valueOf(wanted)).longValue();
    }
}
