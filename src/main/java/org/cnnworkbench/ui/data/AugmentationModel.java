package org.cnnworkbench.ui.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cnnworkbench.data.augment.Augmentation;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.data.augment.AugmentationTypes;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.ui.common.Notices;
import org.cnnworkbench.ui.workspace.ExperimentDocument;
import org.jspecify.annotations.Nullable;

/** The steps of the experiment's augmentation, and every way to change them. */
final class AugmentationModel {

    private static final int MAX_BYTES = 1 << 20;
    private static final String WHERE = "augmentation";

    private final ExperimentDocument document;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<List<Augmentation>> steps;

    AugmentationModel(ExperimentDocument document, Notices notices) {
        this.document = document;
        this.notices = notices;
        this.steps =
                new ReadOnlyObjectWrapper<>(document.experiment().augmentation().steps());
        document.experimentProperty()
                .addListener(
                        (observed, before, now) -> steps.set(now.augmentation().steps()));
    }

    /** In the order in which they are applied. */
    ReadOnlyObjectProperty<List<Augmentation>> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    static String typeOf(Augmentation step) {
        return AugmentationTypes.TABLE.nameOf(step);
    }

    /** All settings of a step, those that have their default among them. */
    static ObjectNode valuesOf(Augmentation step) {
        ObjectNode values = (ObjectNode) AugmentationTypes.TABLE.write(step);
        for (FieldInfo field : AugmentationTypes.TABLE.fields(typeOf(step))) {
            String byDefault = field.byDefault();
            if (!values.has(field.name()) && byDefault != null) {
                values.set(field.name(), JsonText.own(byDefault));
            }
        }
        return values;
    }

    /** Adds a step at the end. */
    void add(String type) {
        Augmentation step = read(AugmentationKinds.start(type));
        change("add " + type, null, all -> all.add(step));
    }

    void remove(int index) {
        change("remove " + typeOf(steps.get().get(index)), null, all -> all.remove(index));
    }

    /** Puts a step where another stands, which makes room; a place outside the list is its nearest end. */
    void move(int from, int to) {
        int place = Math.clamp(to, 0, steps.get().size() - 1);
        change("move " + typeOf(steps.get().get(from)), null, all -> all.add(place, all.remove(from)));
    }

    void clear() {
        change("remove all augmentation", null, List::clear);
    }

    /**
     * Sets a number of a step. Of a pair such as min and max the other one follows where it must.
     *
     * @return why it can't be; null where it is done
     */
    @Nullable
    String set(int index, String field, double value) {
        ObjectNode values = valuesOf(steps.get().get(index));
        boolean whole = AugmentationKinds.fields(values.get("type").asText()).stream()
                .anyMatch(info -> info.name().equals(field) && info.type() == int.class);
        JsonNode number = whole && value == Math.rint(value) ? IntNode.valueOf((int) value) : DoubleNode.valueOf(value);
        values.set(field, number);
        String other = partner(field);
        if (other != null && values.has(other)) {
            boolean low = field.startsWith("min");
            double bound = values.get(other).asDouble();
            if (low ? bound < value : bound > value) {
                values.set(other, number);
            }
        }
        return put(index, field, values);
    }

    /** Chooses a name for a setting of a step. */
    @Nullable
    String set(int index, String field, String name) {
        ObjectNode values = valuesOf(steps.get().get(index));
        values.put(field, name);
        return put(index, field, values);
    }

    private static @Nullable String partner(String field) {
        if (field.startsWith("min")) {
            return "max" + field.substring(3);
        }
        return field.startsWith("max") ? "min" + field.substring(3) : null;
    }

    private @Nullable String put(int index, String field, ObjectNode values) {
        try {
            Augmentation changed = read(JsonText.oneLine(values));
            String type = typeOf(changed);
            change("change " + type, "augmentation-" + index + "-" + field, all -> all.set(index, changed));
            return null;
        } catch (InputException e) {
            return Objects.requireNonNullElse(e.getMessage(), "not allowed").replaceFirst("^" + WHERE + "[^:]*: ", "");
        }
    }

    /** A slider was let go: the next change is undone by itself. */
    void endGesture() {
        document.endGesture();
    }

    /** Takes the steps of a file in place of those there are. */
    void open(Path file) {
        try {
            AugmentationPipeline pipeline =
                    AugmentationPipeline.parse(file.toString(), TextFiles.read(file, MAX_BYTES));
            document.edit("open " + file.getFileName(), experiment -> Edits.augmentation(experiment, pipeline));
        } catch (InputException e) {
            notices.problem("opening the augmentation", e);
        }
    }

    /** Takes the steps of a dropped file; false where it is something else. */
    boolean take(Path file) {
        try {
            AugmentationPipeline pipeline =
                    AugmentationPipeline.parse(file.toString(), TextFiles.read(file, MAX_BYTES));
            document.edit("open " + file.getFileName(), experiment -> Edits.augmentation(experiment, pipeline));
            return true;
        } catch (InputException e) {
            // An experiment or an architecture: whoever opens those says what is wrong with it.
            return false;
        }
    }

    /** Writes the steps into a file that {@link #open} and the command line read. */
    void save(Path file) {
        try {
            AugmentationPipeline pipeline = new AugmentationPipeline(steps.get());
            TextFiles.writeAtomically(file, JsonText.indented(AugmentationPipeline.CODEC.write(pipeline)) + "\n");
            notices.info("The augmentation is saved in " + file.getFileName() + ".");
        } catch (InputException e) {
            notices.problem("saving the augmentation", e);
        }
    }

    private static Augmentation read(String json) {
        return AugmentationTypes.TABLE.read(JsonValue.parse(WHERE, json));
    }

    private void change(String what, @Nullable String mergeKey, Consumer<List<Augmentation>> change) {
        document.edit(what, mergeKey, experiment -> {
            List<Augmentation> all = new ArrayList<>(experiment.augmentation().steps());
            change.accept(all);
            return Edits.augmentation(experiment, new AugmentationPipeline(all));
        });
    }
}
