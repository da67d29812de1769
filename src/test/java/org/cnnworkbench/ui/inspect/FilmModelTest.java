package org.cnnworkbench.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilmModelTest {

    private final FilmModel film = new FilmModel();

    private static List<FilmModel.Shot> shots(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new FilmModel.Shot(i, "After epoch " + i, false, false, "epoch-" + i, ""))
                .toList();
    }

    @Test
    void whoLooksAtTheEndGoesOnLookingAtTheEnd() {
        film.begin(shots(2));
        assertThat(film.indexProperty().get()).isEqualTo(1);
        film.show(shots(3));
        assertThat(film.indexProperty().get()).isEqualTo(2);
    }

    @Test
    void whoLooksBackIsNotDisturbed() {
        film.begin(shots(3));
        film.indexProperty().set(1);
        film.show(shots(4));
        assertThat(film.indexProperty().get()).isEqualTo(1);
    }

    @Test
    void playingBeginsAnewAtTheEndAndStopsThere() {
        film.begin(shots(3));
        film.play();
        assertThat(film.indexProperty().get()).isZero();
        film.next();
        assertThat(film.playingProperty().get()).isTrue();
        film.next();
        assertThat(film.indexProperty().get()).isEqualTo(2);
        assertThat(film.playingProperty().get()).isFalse();
    }

    @Test
    void oneShotIsNoFilm() {
        film.begin(shots(1));
        film.play();
        assertThat(film.playingProperty().get()).isFalse();
    }

    @Test
    void aFileThatWasWrittenAnewIsAnotherShot() {
        film.begin(List.of(new FilmModel.Shot(0, "In epoch 1", false, false, "now", "10:00")));
        film.show(List.of(new FilmModel.Shot(0, "In epoch 1", false, false, "now", "10:01")));
        assertThat(film.shotProperty().get())
                .isNotNull()
                .extracting(FilmModel.Shot::stamp)
                .isEqualTo("10:01");
    }
}
