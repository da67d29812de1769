package org.cnnworkbench.ui.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.LearningRates;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.TrainingSettings;
import org.cnnworkbench.ui.common.form.FieldMarks;
import org.cnnworkbench.ui.common.plot.SampleBuffer;
import org.cnnworkbench.ui.common.plot.Samples;
import org.cnnworkbench.ui.workspace.DataState;
import org.cnnworkbench.ui.workspace.SearchMarks;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The training settings of the experiment, as a form and as a curve of the learning rate. */
final class SettingsModel {

    private static final String PLACE = "settings";
    private static final int POINTS = 160;
    private static final int USUAL_BATCHES = 100;

    private final Workspace workspace;
    private final FieldMarks marks;
    private final ReadOnlyObjectWrapper<ObjectNode> values;
    private final ReadOnlyObjectWrapper<Samples> rate;

    SettingsModel(Workspace workspace) {
        this.workspace = workspace;
        this.marks = new SearchMarks(workspace.document(), workspace.notices()).training();
        TrainingSettings now = workspace.document().experiment().training();
        this.values = new ReadOnlyObjectWrapper<>(ExperimentJson.trainingCodec().write(now));
        this.rate = new ReadOnlyObjectWrapper<>(rate(now, batches()));
        workspace.document().experimentProperty().addListener((observed, before, after) -> {
            if (!before.training().equals(after.training())) {
                values.set(ExperimentJson.trainingCodec().write(after.training()));
                rate.set(rate(after.training(), batches()));
            }
        });
        workspace.dataset().stateProperty().addListener((observed, before, after) -> {
            if (after instanceof DataState.Ready) {
                rate.set(rate(workspace.document().experiment().training(), batches()));
            }
        });
    }

    static List<FieldInfo> fields() {
        return ExperimentJson.trainingCodec().fields();
    }

    /** As JSON; what has its default is left out. */
    ReadOnlyObjectProperty<ObjectNode> valuesProperty() {
        return values.getReadOnlyProperty();
    }

    /** The learning rate over the epochs, as planned. */
    ReadOnlyObjectProperty<Samples> rateProperty() {
        return rate.getReadOnlyProperty();
    }

    /** Which fields are searched. */
    FieldMarks marks() {
        return marks;
    }

    /** Changes when other fields are searched. */
    ReadOnlyObjectProperty<StudyPlan> planProperty() {
        return workspace.document().planProperty();
    }

    /** Takes an edit; answers null, or what is wrong with it. */
    @Nullable
    String edit(String field, ObjectNode whole) {
        TrainingSettings settings;
        try {
            settings = ExperimentJson.trainingCodec().read(JsonValue.parse(PLACE, JsonText.oneLine(whole)));
        } catch (InputException e) {
            return String.valueOf(e.getMessage()).replaceFirst("^" + PLACE + "[^ ]* ", "");
        }
        workspace
                .document()
                .edit(
                        "change " + field.replace('_', ' '),
                        "training." + field,
                        now -> new Experiment(
                                now.name(), now.architecture(), now.data(), now.augmentation(), settings));
        return null;
    }

    private int batches() {
        TrainingSettings settings = workspace.document().experiment().training();
        return workspace.dataset().stateProperty().get() instanceof DataState.Ready ready
                ? Math.max(1, (int) Math.ceil(
                        (double) ready.prepared().dataset().split(ImageDataset.TRAIN).length / settings.batchSize()))
                : USUAL_BATCHES;
    }

    /** At most so many points, the first and the last step among them; a plateau that nobody foresees is not in it. */
    static Samples rate(TrainingSettings settings, int batches) {
        LearningRates rates = new LearningRates(settings);
        SampleBuffer buffer = new SampleBuffer(1);
        long steps = (long) settings.epochs() * batches;
        long points = Math.min(steps, POINTS);
        for (long i = 0; i < points; i++) {
            long step = points < 2 ? 0 : i * (steps - 1) / (points - 1);
            Position at = new Position((int) (step / batches), (int) (step % batches));
            // The last step ends the last epoch.
            double place = step == steps - 1 ? settings.epochs() : (double) step / batches;
            buffer.add(place, step, rates.at(List.of(), List.of(), at, batches));
        }
        return buffer.samples();
    }
}
