package org.cnnworkbench.ui.workspace;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.collections.ObservableList;

/** Brings a shown list up to date by touching only what changed, so that a table keeps its selection and doesn't flicker. */
public final class ListMerge {

    private ListMerge() {}

    /** @param key tells items apart; both lists hold each at most once, in the same order */
    public static <T, K> void merge(ObservableList<T> shown, List<T> now, Function<T, K> key) {
        Set<K> wanted = new HashSet<>();
        now.forEach(item -> wanted.add(key.apply(item)));
        if (shown.stream().anyMatch(item -> !wanted.contains(key.apply(item)))) {
            shown.removeIf(item -> !wanted.contains(key.apply(item)));
        }
        if (shown.isEmpty()) {
            shown.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            T item = now.get(i);
            if (i >= shown.size()) {
                shown.addAll(now.subList(i, now.size()));
                return;
            }
            if (!key.apply(shown.get(i)).equals(key.apply(item))) {
                shown.add(i, item);
            } else if (!shown.get(i).equals(item)) {
                shown.set(i, item);
            }
        }
    }
}
