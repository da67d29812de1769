package org.cnnworkbench.ui.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.search.StudyJson;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.SearchSpace;
import org.cnnworkbench.search.space.SearchedExperiment;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.workspace.SearchDraft;
import org.cnnworkbench.ui.workspace.SearchField;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What is searched and how: the plan around the experiment, and whether it makes sense. */
final class PlanModel {

    private static final String PLACE = "plan";

    /** The space is edited field by field, the experiment on its own pages; where data lies is where the window works. */
    private static final Set<String> ELSEWHERE = Set.of("experiment", "space", "data_directory");

    /**
     * Whether a study can be made of it.
     *
     * @param problem null for none
     * @param text    how much there is to train
     */
    record Check(@Nullable String problem, String text) {}

    private final Workspace workspace;
    private final SearchDraft draft;
    private final LatestWins checking;
    private final ReadOnlyObjectWrapper<Check> check =
            new ReadOnlyObjectWrapper<>(new Check("Nothing is searched yet.", ""));

    PlanModel(Workspace workspace) {
        this.workspace = workspace;
        this.draft = new SearchDraft(workspace.document());
        this.checking = new LatestWins(workspace.background());
        planProperty().addListener((observed, before, now) -> check(now));
        check(plan());
    }

    ReadOnlyObjectProperty<StudyPlan> planProperty() {
        return workspace.document().planProperty();
    }

    StudyPlan plan() {
        return workspace.document().plan();
    }

    SearchDraft draft() {
        return draft;
    }

    /** Problems in words, or how much there is to train. */
    ReadOnlyObjectProperty<Check> checkProperty() {
        return check.getReadOnlyProperty();
    }

    /** What a plan says besides its space and its experiment. */
    static List<FieldInfo> fields() {
        return StudyJson.codec().fields().stream()
                .filter(field -> !ELSEWHERE.contains(field.name()))
                .toList();
    }

    /** The plan as JSON; what has its default is left out. */
    ObjectNode values() {
        return StudyJson.codec().write(plan().with(new SearchSpace(List.of())));
    }

    /** Takes an edit of the form; answers null, or what is wrong with it. */
    @Nullable
    String edit(String field, ObjectNode whole) {
        StudyPlan now = plan();
        ObjectNode tree = whole.deepCopy();
        // A space without fields is no JSON of a space: this one stands in for it while the other fields are read.
        tree.putObject("space").putArray("training.batch_size").add(1);
        StudyPlan edited;
        try {
            edited = StudyJson.codec().read(JsonValue.parse(PLACE, JsonText.oneLine(tree)));
        } catch (InputException e) {
            return String.valueOf(e.getMessage()).replaceFirst("^" + PLACE + "[^ ]* ", "");
        }
        workspace
                .document()
                .editPlan(
                        "change " + field.replace('_', ' ') + " of the search",
                        "plan." + field,
                        before -> edited.with(before.experiment()).with(now.space()));
        return null;
    }

    /** Adds what a first search usually varies: the learning rate, and the filters of the first convolution. */
    void suggest() {
        List<SearchField> fields = draft.fields().all();
        fields.stream()
                .filter(field -> field.info().name().equals("learning_rate"))
                .findFirst()
                .ifPresent(field -> draft.add(field.path().toString()));
        fields.stream()
                .filter(field -> field.info().name().equals("filters")
                        || field.info().name().equals("units"))
                .findFirst()
                .ifPresent(field -> draft.add(field.path().toString()));
    }

    /** The declaration of a dimension's field; null where this experiment has no such field. */
    @Nullable
    SearchField field(Dimension dimension) {
        return draft.fields().find(dimension.path()).orElse(null);
    }

    private void check(StudyPlan plan) {
        if (plan.space().dimensions().isEmpty()) {
            checking.cancel();
            check.set(new Check("Nothing is searched yet.", ""));
            return;
        }
        checking.request(
                () -> checked(plan),
                check::set,
                failure -> check.set(new Check(Objects.requireNonNullElse(failure.getMessage(), "failed"), "")));
    }

    static Check checked(StudyPlan plan) {
        try {
            plan.sampler().check(plan.space());
            var ignored = new SearchedExperiment(plan.experiment(), plan.space());
            return new Check(null, PlanSize.text(plan));
        } catch (InputException e) {
            return new Check(Objects.requireNonNullElse(e.getMessage(), "it can't be searched"), "");
        }
    }

    /** Takes over a plan and its experiment; undo brings both back. */
    void open(Path file) {
        var ignored = workspace
                .background()
                .run(
                        () -> StudyJson.read(file),
                        read -> {
                            workspace.document().editPlan("open " + file.getFileName(), null, before -> read);
                            workspace
                                    .notices()
                                    .info("The plan of " + file.getFileName()
                                            + " and its experiment are open now; undo goes back.");
                        },
                        failure -> workspace.notices().problem("opening " + file.getFileName(), failure));
    }

    /** Writes the plan with its experiment, as the command line reads it. */
    void save(Path file) {
        StudyPlan plan = plan();
        if (plan.space().dimensions().isEmpty()) {
            workspace
                    .notices()
                    .problem(
                            "saving " + file.getFileName(),
                            new InputException("the plan searches nothing yet; add a field first"));
            return;
        }
        var ignored = workspace
                .background()
                .run(
                        () -> {
                            TextFiles.writeAtomically(file, StudyJson.write(plan));
                            return file;
                        },
                        written -> workspace.notices().info("Saved " + file.getFileName() + "."),
                        failure -> workspace.notices().problem("saving " + file.getFileName(), failure));
    }
}
