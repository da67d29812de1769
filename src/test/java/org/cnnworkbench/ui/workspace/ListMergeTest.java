package org.cnnworkbench.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class ListMergeTest {

    private record Item(String key, int value) {}

    @Test
    void onlyWhatChangedIsTouched() {
        ObservableList<Item> shown =
                FXCollections.observableArrayList(new Item("a", 1), new Item("b", 1), new Item("c", 1));
        List<Integer> touched = new ArrayList<>();
        shown.addListener((ListChangeListener<Item>) change -> {
            while (change.next()) {
                touched.add(change.getFrom());
            }
        });

        ListMerge.merge(shown, List.of(new Item("a", 1), new Item("b", 2), new Item("c", 1)), Item::key);

        assertThat(shown).containsExactly(new Item("a", 1), new Item("b", 2), new Item("c", 1));
        assertThat(touched).containsExactly(1);
    }

    @Test
    void whateverCameAndWentTheListIsRight() {
        Random random = new Random(7);
        ObservableList<String> shown = FXCollections.observableArrayList();
        for (int round = 0; round < 200; round++) {
            TreeSet<String> now = new TreeSet<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                now.add("run-" + (char) ('a' + random.nextInt(20)));
            }

            ListMerge.merge(shown, List.copyOf(now), Function.identity());

            assertThat(shown).containsExactlyElementsOf(now);
        }
    }
}
