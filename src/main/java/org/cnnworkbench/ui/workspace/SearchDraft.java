package org.cnnworkbench.ui.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnworkbench.search.space.Condition;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.Domain;
import org.cnnworkbench.search.space.FieldPath;
import org.cnnworkbench.search.space.SearchSpace;
import org.cnnworkbench.train.Experiment;
import org.jspecify.annotations.Nullable;

/** Edits of what is searched around the document's experiment; all of them can be undone. */
public final class SearchDraft {

    private final ExperimentDocument document;
    private @Nullable Experiment fieldsOf;
    private @Nullable SearchFields fields;

    public SearchDraft(ExperimentDocument document) {
        this.document = document;
    }

    public SearchSpace space() {
        return document.plan().space();
    }

    /** The fields that can be searched. */
    public SearchFields fields() {
        Experiment now = document.experiment();
        SearchFields known = fields;
        // Only when somebody asks: forms that offer no search yet shall not wait for it.
        if (known == null || fieldsOf != now) {
            known = SearchFields.of(now);
            fields = known;
            fieldsOf = now;
        }
        return known;
    }

    /** The dimension of a field, however its path names the layer. */
    public Optional<Dimension> find(String path) {
        FieldPath wanted = FieldPath.parse(path);
        Optional<SearchField> field = space().dimensions().isEmpty() ? Optional.empty() : fields().find(wanted);
        return space().dimensions().stream()
                .filter(each -> each.path().equals(wanted)
                        || field.isPresent() && fields().find(each.path()).equals(field))
                .findFirst();
    }

    /** Searches a field over values around the one that it has, or no longer. */
    public void toggle(String path) {
        Optional<Dimension> there = find(path);
        if (there.isPresent()) {
            remove(there.get());
        } else {
            add(path);
        }
    }

    /**
     * Searches a field over values around the one that it has.
     *
     * @throws org.cnnworkbench.input.InputException where it is no path of a field, or this experiment has no such field
     */
    public void add(String path) {
        FieldPath parsed = FieldPath.parse(path);
        Domain domain =
                fields().find(parsed).map(SearchSuggestions::of).orElseGet(() -> SearchSuggestions.ofUnknown(parsed));
        List<Dimension> more = new ArrayList<>(space().dimensions());
        if (find(path).isEmpty()) {
            more.add(new Dimension(parsed, domain));
            edit("search " + SearchWords.of(parsed), null, new SearchSpace(more));
        }
    }

    /** Searches a field no longer, and forgets the conditions that name it. */
    public void remove(Dimension gone) {
        List<Dimension> left = new ArrayList<>();
        for (Dimension each : space().dimensions()) {
            if (!each.path().equals(gone.path())) {
                List<Condition> when = each.when().stream()
                        .filter(condition -> !condition.on().equals(gone.path()))
                        .toList();
                left.add(new Dimension(each.path(), each.domain(), when));
            }
        }
        edit("stop searching " + SearchWords.of(gone.path()), null, new SearchSpace(left));
    }

    /** Searches nothing. */
    public void clear() {
        edit("search nothing", null, new SearchSpace(List.of()));
    }

    /**
     * Puts another dimension in the place of that of the same path.
     *
     * @throws IllegalArgumentException where its conditions make no sense, or others' conditions no longer do
     */
    public void put(Dimension changed) {
        List<Dimension> all = space().dimensions().stream()
                .map(each -> each.path().equals(changed.path()) ? changed : each)
                .toList();
        edit("change the search of " + SearchWords.of(changed.path()), "search." + changed.key(), new SearchSpace(all));
    }

    private void edit(String what, @Nullable String mergeKey, SearchSpace space) {
        document.editPlan(what, mergeKey, plan -> plan.with(space));
    }
}
