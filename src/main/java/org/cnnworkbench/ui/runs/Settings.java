package org.cnnworkbench.ui.runs;

import java.util.Locale;
import org.cnnworkbench.engine.OptimizerTypes;
import org.cnnworkbench.train.ScheduleTypes;
import org.cnnworkbench.train.TrainingSettings;

/** Training settings in a line: {@code adam 0.001, batch 64}. */
final class Settings {

    private Settings() {}

    static String text(TrainingSettings training) {
        String optimizer = OptimizerTypes.TABLE.nameOf(training.optimizer());
        String schedule = ScheduleTypes.TABLE.nameOf(training.schedule());
        return optimizer + " " + number(training.optimizer().learningRate()) + ", batch " + training.batchSize()
                + (schedule.equals("constant") ? "" : ", " + schedule.replace('_', ' '));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value).replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
