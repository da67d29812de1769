package org.cnnworkbench.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cnnworkbench.input.TypeTable;

/** The JSON name of every optimizer. */
public final class OptimizerTypes {

    /** In JSON a name, {@code "adam"}, or an object where there is something to set, {@code {"type": "sgd", "learning_rate": 0.1}}. */
    public static final TypeTable<Optimizer> TABLE =
            TypeTable.of("optimizer", classes()).bareNames().strict();

    private OptimizerTypes() {}

    private static Map<String, Class<? extends Optimizer>> classes() {
        Map<String, Class<? extends Optimizer>> classes = new LinkedHashMap<>();
        classes.put("sgd", Optimizer.Sgd.class);
        classes.put("momentum", Optimizer.Momentum.class);
        classes.put("nesterov", Optimizer.Nesterov.class);
        classes.put("rmsprop", Optimizer.RmsProp.class);
        classes.put("adagrad", Optimizer.AdaGrad.class);
        classes.put("adadelta", Optimizer.AdaDelta.class);
        classes.put("adam", Optimizer.Adam.class);
        classes.put("adamax", Optimizer.Adamax.class);
        classes.put("nadam", Optimizer.Nadam.class);
        return classes;
    }
}
