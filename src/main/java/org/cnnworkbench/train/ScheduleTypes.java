package org.cnnworkbench.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cnnworkbench.input.TypeTable;

/** The JSON name of every schedule. */
public final class ScheduleTypes {

    /** In JSON a name, {@code "cosine"}, or an object where there is something to set, {@code {"type": "step", "every": 5}}. */
    public static final TypeTable<LearningRateSchedule> TABLE =
            TypeTable.of("learning-rate schedule", classes()).bareNames().strict();

    private ScheduleTypes() {}

    private static Map<String, Class<? extends LearningRateSchedule>> classes() {
        Map<String, Class<? extends LearningRateSchedule>> classes = new LinkedHashMap<>();
        classes.put("constant", LearningRateSchedule.Constant.class);
        classes.put("step", LearningRateSchedule.Step.class);
        classes.put("exponential", LearningRateSchedule.Exponential.class);
        classes.put("cosine", LearningRateSchedule.Cosine.class);
        classes.put("reduce_on_plateau", LearningRateSchedule.ReduceOnPlateau.class);
        return classes;
    }
}
