package org.cnnworkbench.data;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.cnnworkbench.input.InputException;

/** Only some of a data set's classes, with labels 0 to k−1 in the order in which they are named. */
public final class ClassSubset {

    private ClassSubset() {}

    /** What stands between commas: {@code 2,7} or {@code happy, angry}. */
    public static List<String> parse(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }

    /**
     * @param wanted names of classes, upper and lower case alike, or their indices from 0; where a name is also an index it is taken as the
     *               name
     * @throws InputException where a class isn't there or comes twice, or where there are fewer than two
     */
    public static ImageDataset of(ImageDataset data, List<String> wanted) {
        if (wanted.size() < 2) {
            throw new InputException("classes: expected at least two, received " + wanted);
        }
        Set<Integer> chosen = new LinkedHashSet<>();
        for (String one : wanted) {
            int label = label(data, one);
            if (!chosen.add(label)) {
                throw new InputException("classes: " + data.classNames().get(label) + " is named twice in " + wanted);
            }
        }
        List<Integer> order = List.copyOf(chosen);
        int[] positions = IntStream.range(0, data.size())
                .filter(i -> chosen.contains(data.label(i)))
                .toArray();
        List<String> names = order.stream().map(data.classNames()::get).toList();
        return Selection.of(data, positions, names, order::indexOf);
    }

    private static int label(ImageDataset data, String wanted) {
        List<String> names = data.classNames();
        int exact = names.indexOf(wanted);
        if (exact >= 0) {
            return exact;
        }
        List<Integer> alike = IntStream.range(0, names.size())
                .filter(i -> names.get(i).toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT)))
                .boxed()
                .toList();
        if (alike.size() == 1) {
            return alike.getFirst();
        }
        if (wanted.matches("\\d{1,6}") && Integer.parseInt(wanted) < names.size()) {
            return Integer.parseInt(wanted);
        }
        throw new InputException("classes: data set " + data.name() + " has no class \"" + wanted
                + "\"; expected a name or an index of "
                + String.join(
                        ", ",
                        IntStream.range(0, Math.min(20, names.size()))
                                .mapToObj(i -> i + " " + names.get(i))
                                .toList())
                + (names.size() > 20 ? ", … " + (names.size() - 1) + " " + names.getLast() : ""));
    }
}
