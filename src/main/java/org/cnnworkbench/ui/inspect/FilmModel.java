package org.cnnworkbench.ui.inspect;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A training as a film: its pictures in the order of time, and which of them is looked at. */
final class FilmModel {

    private final ObservableList<Shot> shots = FXCollections.observableArrayList();
    private final IntegerProperty index = new SimpleIntegerProperty(-1);
    private final BooleanProperty playing = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<@Nullable Shot> shot = new ReadOnlyObjectWrapper<>(null);

    /**
     * One picture.
     *
     * @param epoch epochs trained to their end
     * @param text  as a person calls the place
     * @param file  where it is kept
     * @param stamp tells the file from one that was written anew under the same name
     */
    record Shot(int epoch, String text, boolean best, boolean latest, String file, String stamp) {}

    FilmModel() {
        index.addListener((observed, before, now) -> follow());
    }

    ObservableList<Shot> shots() {
        return shots;
    }

    /** Of the picture that is looked at, in {@link #shots}; -1 while there is none. */
    IntegerProperty indexProperty() {
        return index;
    }

    /** The picture that is looked at; null while there is none. */
    ReadOnlyObjectProperty<@Nullable Shot> shotProperty() {
        return shot.getReadOnlyProperty();
    }

    /** Whether it runs by itself. */
    BooleanProperty playingProperty() {
        return playing;
    }

    /** Shows another film, at its end. */
    void begin(List<Shot> now) {
        playing.set(false);
        index.set(-1);
        show(now);
    }

    /** Shows what the film has become. Who looks at its end goes on looking at its end. */
    void show(List<Shot> now) {
        if (now.equals(shots)) {
            return;
        }
        boolean atEnd = index.get() >= shots.size() - 1;
        shots.setAll(now);
        index.set(atEnd ? now.size() - 1 : Math.min(index.get(), now.size() - 1));
        follow();
    }

    private void follow() {
        int at = index.get();
        shot.set(at >= 0 && at < shots.size() ? shots.get(at) : null);
    }

    /** Starts, from the beginning where it had come to its end, or pauses. */
    void play() {
        if (!playing.get() && index.get() >= shots.size() - 1 && shots.size() > 1) {
            index.set(0);
        }
        playing.set(!playing.get() && shots.size() > 1);
    }

    /** The next picture; at the end it stops. */
    void next() {
        if (index.get() < shots.size() - 1) {
            index.set(index.get() + 1);
        }
        if (index.get() >= shots.size() - 1) {
            playing.set(false);
        }
    }
}
