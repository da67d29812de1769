package org.cnnworkbench.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cnnworkbench.input.TypeTable;

/** The JSON name of every steering act. */
public final class SteeringTypes {

    /** {@code {"type": "set_learning_rate", "learning_rate": 0.001}}. */
    public static final TypeTable<SteeringAct> TABLE =
            TypeTable.of("command", classes()).strict();

    private SteeringTypes() {}

    private static Map<String, Class<? extends SteeringAct>> classes() {
        Map<String, Class<? extends SteeringAct>> classes = new LinkedHashMap<>();
        classes.put("pause", SteeringAct.Pause.class);
        classes.put("continue", SteeringAct.Continue.class);
        classes.put("stop", SteeringAct.Stop.class);
        classes.put("set_learning_rate", SteeringAct.SetLearningRate.class);
        classes.put("set_epochs", SteeringAct.SetEpochs.class);
        classes.put("checkpoint", SteeringAct.TakeCheckpoint.class);
        return classes;
    }
}
