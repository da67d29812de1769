package org.cnnworkbench.ui.search;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cnnworkbench.search.StudyDirectory;
import org.cnnworkbench.search.StudyFollower;
import org.cnnworkbench.search.StudyStore;
import org.cnnworkbench.ui.workspace.ListMerge;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The studies there are, and how the chosen one stands. Looks when it is asked to, one look at a time, in the background. */
final class StudiesModel {

    /** What a look has found; without a picture where the study can't be read. */
    private record Look(
            List<StudyDirectory> studies,
            @Nullable StudyDirectory about,
            @Nullable StudyPicture picture,
            String problem) {}

    private final Workspace workspace;
    private final ObservableList<StudyDirectory> studies = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable StudyDirectory> selected = new SimpleObjectProperty<>(null);
    private final ReadOnlyObjectWrapper<@Nullable StudyPicture> picture = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private boolean looking;
    private boolean again;

    /** Of the background alone; looks never overlap. */
    private @Nullable StudyFollower follower;

    StudiesModel(Workspace workspace) {
        this.workspace = workspace;
        selected.addListener((observed, before, now) -> {
            picture.set(null);
            problem.set("");
            look();
        });
    }

    /** Where studies lie: beside the runs. */
    StudyStore store() {
        return new StudyStore(
                workspace.preferences().directory().resolve(StudyStore.DEFAULT),
                workspace.services().clock());
    }

    /** The latest first. */
    ObservableList<StudyDirectory> studies() {
        return studies;
    }

    /** The one that is shown; null while there is none. */
    ObjectProperty<@Nullable StudyDirectory> selectedProperty() {
        return selected;
    }

    /** How it stood at the last look; null before that, and where it can't be read. */
    ReadOnlyObjectProperty<@Nullable StudyPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** Why the chosen study can't be shown; empty for nothing. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Shows a study that has just been made. */
    void show(StudyDirectory study) {
        if (!studies.contains(study)) {
            studies.addFirst(study);
        }
        selected.set(study);
    }

    /** Looks what has happened. */
    void look() {
        if (looking) {
            again = true;
            return;
        }
        looking = true;
        StudyDirectory about = selected.get();
        StudyStore store = store();
        var ignored = workspace.background().run(() -> look(store, about), this::seen, failure -> {
            looked();
            problem.set(Objects.requireNonNullElse(failure.getMessage(), String.valueOf(failure)));
        });
    }

    private Look look(StudyStore store, @Nullable StudyDirectory about) {
        List<StudyDirectory> found = store.list();
        StudyDirectory chosen = about == null && !found.isEmpty() ? found.getFirst() : about;
        if (chosen == null) {
            return new Look(found, null, null, "");
        }
        try {
            StudyFollower following = follower;
            if (following == null || !following.study().equals(chosen)) {
                following = new StudyFollower(chosen);
                follower = following;
            }
            return new Look(found, chosen, StudyPicture.of(chosen, following.look()), "");
        } catch (RuntimeException e) {
            follower = null;
            return new Look(found, chosen, null, Objects.requireNonNullElse(e.getMessage(), String.valueOf(e)));
        }
    }

    private void seen(Look look) {
        looked();
        if (!studies.equals(look.studies)) {
            ListMerge.merge(studies, look.studies, StudyDirectory::path);
        }
        if (selected.get() == null && look.about != null) {
            selected.set(look.about);
        }
        if (Objects.equals(selected.get(), look.about)) {
            problem.set(look.problem);
            StudyPicture before = picture.get();
            if (!Objects.equals(before, look.picture)) {
                picture.set(look.picture);
            }
        }
    }

    private void looked() {
        looking = false;
        if (again) {
            again = false;
            look();
        }
    }
}
