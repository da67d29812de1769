package org.cnnworkbench.ui.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Preprocessing;
import org.cnnworkbench.input.Codecs;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.train.DataSettings;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.PreparedData;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.common.Notices;
import org.cnnworkbench.ui.workspace.ExperimentDocument;
import org.jspecify.annotations.Nullable;

/** Which images are used and what is done to their values; and what comes of it. */
final class PreparationModel {

    private static final String WHERE = "settings";
    private static final String CROSS_VALIDATION = "cross_validation";
    private static final RecordCodec<DataSettings> CODEC = RecordCodec.of(
            DataSettings.class,
            Codecs.STANDARD.with(Preprocessing.class, Preprocessing.TYPES).strict());

    /** A class that the network tells apart, or could. */
    record ClassChoice(String name, boolean chosen) {}

    private final ExperimentDocument document;
    private final DataModel data;
    private final Notices notices;
    private final LatestWins working;
    private final BooleanProperty active = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<DataSettings> settings;
    private final ReadOnlyObjectWrapper<List<ClassChoice>> classes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable PreparationEffect> effect = new ReadOnlyObjectWrapper<>(null);

    PreparationModel(ExperimentDocument document, DataModel data, Background background, Notices notices) {
        this.document = document;
        this.data = data;
        this.notices = notices;
        this.working = new LatestWins(background);
        this.settings = new ReadOnlyObjectWrapper<>(document.experiment().data());
        document.experimentProperty().addListener((observed, before, now) -> {
            settings.set(now.data());
            classes.set(choices());
        });
        data.imagesProperty().addListener(changed -> classes.set(choices()));
        data.preparedProperty().addListener(changed -> work());
        active.addListener(changed -> work());
        classes.set(choices());
    }

    /** Whether somebody looks: otherwise nothing is worked out. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** As the experiment has them. */
    ReadOnlyObjectProperty<DataSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** Null while it is not known. */
    ReadOnlyObjectProperty<@Nullable PreparationEffect> effectProperty() {
        return effect.getReadOnlyProperty();
    }

    /** All classes of the images, in their order; empty while they are not known. */
    ReadOnlyObjectProperty<List<ClassChoice>> classesProperty() {
        return classes.getReadOnlyProperty();
    }

    /** Those that a form shows: folds are a search's affair. */
    static List<FieldInfo> fields() {
        return CODEC.fields().stream()
                .filter(field -> !field.name().equals(CROSS_VALIDATION))
                .toList();
    }

    /** The settings as a form shows them. */
    ObjectNode values() {
        return CODEC.write(settings.get());
    }

    /**
     * Takes edited settings.
     *
     * @param field that was edited
     * @return what is wrong with them; null where they hold now
     */
    @Nullable
    String edit(String field, ObjectNode values) {
        try {
            ObjectNode all = values.deepCopy();
            all.setAll(values().retain(CROSS_VALIDATION));
            DataSettings edited = CODEC.read(JsonValue.parse(WHERE, JsonText.oneLine(all)));
            put(field.replace('_', ' '), "data-" + field, edited);
            return null;
        } catch (InputException e) {
            return Objects.requireNonNullElse(e.getMessage(), "not allowed").replaceFirst("^" + WHERE + "[^:]*: ", "");
        }
    }

    /**
     * Takes a class in or leaves it out. With all taken in, the experiment names none.
     *
     * @return why that can't be; null where it is done
     */
    @Nullable
    String choose(String name, boolean chosen) {
        List<String> wanted = new ArrayList<>();
        for (ClassChoice choice : classes.get()) {
            if (choice.name.equals(name) ? chosen : choice.chosen) {
                wanted.add(choice.name);
            }
        }
        if (wanted.size() < 2) {
            return "A network needs at least two classes to tell apart.";
        }
        boolean all = wanted.size() == classes.get().size();
        put("classes", null, Edits.classes(settings.get(), all ? List.of() : wanted));
        return null;
    }

    void chooseAll() {
        put("classes", null, Edits.classes(settings.get(), List.of()));
    }

    private void put(String what, @Nullable String mergeKey, DataSettings edited) {
        document.edit("change " + what, mergeKey, experiment -> Edits.data(experiment, edited));
    }

    private List<ClassChoice> choices() {
        ImageDataset images = data.imagesProperty().get();
        if (images == null) {
            return List.of();
        }
        List<String> named = settings.get().classes();
        List<ClassChoice> choices = new ArrayList<>();
        for (int label = 0; label < images.classNames().size(); label++) {
            String name = images.classNames().get(label);
            choices.add(new ClassChoice(name, named.isEmpty() || names(named, name, label)));
        }
        return List.copyOf(choices);
    }

    /** A class may be named by its number where no class has that name. */
    private boolean names(List<String> named, String name, int label) {
        ImageDataset images = Objects.requireNonNull(data.imagesProperty().get());
        String number = Integer.toString(label);
        return named.stream().anyMatch(name::equalsIgnoreCase)
                || (named.contains(number) && !images.classNames().contains(number));
    }

    private void work() {
        PreparedData prepared = data.preparedProperty().get();
        ImageDataset images = data.imagesProperty().get();
        if (prepared == null || images == null) {
            working.cancel();
            effect.set(null);
            return;
        }
        if (!active.get()) {
            return;
        }
        Experiment experiment = document.experiment();
        working.request(
                () -> PreparationEffect.of(images, prepared, experiment),
                effect::set,
                failure -> notices.problem("looking at the prepared images", failure));
    }
}
