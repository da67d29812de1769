package org.cnnworkbench.ui.workspace;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.search.space.FieldPath;
import org.cnnworkbench.ui.common.Notices;
import org.cnnworkbench.ui.common.form.FieldMarks;

/** Makes fields of the forms of the experiment dimensions of the search, by one click. */
public final class SearchMarks {

    private final ExperimentDocument document;
    private final SearchDraft draft;
    private final Notices notices;

    public SearchMarks(ExperimentDocument document, Notices notices) {
        this.document = document;
        this.draft = new SearchDraft(document);
        this.notices = notices;
    }

    /** Changes when other fields are searched. */
    public ReadOnlyObjectProperty<StudyPlan> planProperty() {
        return document.planProperty();
    }

    /** Those of the training settings. */
    public FieldMarks training() {
        return new Marks(field -> "training." + field);
    }

    /** Those of a layer, by its place in the architecture. */
    public FieldMarks layer(int index) {
        return new Marks(field -> SearchFields.pathOf(document.experiment(), index, field));
    }

    private final class Marks implements FieldMarks {

        private final UnaryOperator<String> path;

        Marks(UnaryOperator<String> path) {
            this.path = path;
        }

        @Override
        public boolean offers(String field) {
            try {
                return draft.fields().find(FieldPath.parse(path.apply(field))).isPresent();
            } catch (InputException e) {
                // A name that no path can hold.
                return false;
            }
        }

        @Override
        public boolean isMarked(String field) {
            return !draft.space().dimensions().isEmpty()
                    && draft.find(path.apply(field)).isPresent();
        }

        @Override
        public void toggle(String field) {
            String where = path.apply(field);
            boolean before = isMarked(field);
            draft.toggle(where);
            String words = SearchWords.of(FieldPath.parse(where));
            notices.info(
                    before
                            ? words + " is searched no longer."
                            : words + " is searched now: choose its values on the Search page.");
        }

        @Override
        public String help(String field) {
            return isMarked(field)
                    ? "This field is searched; press to search it no longer"
                    : "Search this field: the Search page tries several of its values";
        }
    }
}
