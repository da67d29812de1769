package org.cnnworkbench.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.ui.common.Format;

/**
 * How many images each class has in each split.
 *
 * @param splits in the order in which they are shown
 * @param totals images of each split
 * @param rows   one a class, in the order of the labels
 */
record Distribution(List<String> splits, List<Integer> totals, List<Row> rows) {

    /** A class twice as large as another is nothing that anybody need do something about. */
    private static final double EVEN = 1.5;

    private static final double UNEVEN = 3;

    /** @param bars of the splits, in their order */
    record Row(int label, String name, List<Bar> bars) {}

    /**
     * Images of one class in one split.
     *
     * @param share  of the split's images, 0 to 1
     * @param length of the bar, 0 to 1: the share over the largest share of any class in any split
     */
    record Bar(String split, int count, double share, double length) {}

    /** How even the classes are, in words. */
    record Balance(String sentence, boolean uneven) {}

    Distribution {
        splits = List.copyOf(splits);
        totals = List.copyOf(totals);
        rows = List.copyOf(rows);
    }

    static Distribution of(ImageDataset data) {
        int classes = data.classNames().size();
        List<int[]> counts = new ArrayList<>();
        List<Integer> totals = new ArrayList<>();
        double largest = 0;
        for (Map.Entry<String, int[]> split : data.splits().entrySet()) {
            int[] perClass = new int[classes];
            for (int position : split.getValue()) {
                perClass[data.label(position)]++;
            }
            counts.add(perClass);
            totals.add(split.getValue().length);
            for (int count : perClass) {
                largest = Math.max(largest, share(count, split.getValue().length));
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            List<Bar> bars = new ArrayList<>();
            for (int split = 0; split < counts.size(); split++) {
                double share = share(counts.get(split)[label], totals.get(split));
                double length = largest == 0 ? 0 : share / largest;
                bars.add(new Bar(data.splitNames().get(split), counts.get(split)[label], share, length));
            }
            rows.add(new Row(label, data.classNames().get(label), List.copyOf(bars)));
        }
        return new Distribution(data.splitNames(), totals, rows);
    }

    private static double share(int count, int total) {
        return total == 0 ? 0 : (double) count / total;
    }

    /** Of the first split, which is the training images'. */
    Balance balance() {
        if (rows.size() < 2 || splits.isEmpty()) {
            return new Balance("There is only one class: nothing to tell apart.", true);
        }
        Row most = rows.getFirst();
        Row least = rows.getFirst();
        for (Row row : rows) {
            most = count(row) > count(most) ? row : most;
            least = count(row) < count(least) ? row : least;
        }
        if (count(least) == 0) {
            return new Balance("Class " + least.name + " has no training image: it can't be learned.", true);
        }
        double ratio = (double) count(most) / count(least);
        if (ratio <= EVEN) {
            return new Balance("The classes are about equally large.", false);
        }
        String sentence = String.format(
                Locale.ROOT,
                "The largest class, %s, has %.1f times the training images of the smallest, %s (%s to %s).",
                most.name,
                ratio,
                least.name,
                Format.count(count(most)),
                Format.count(count(least)));
        return ratio < UNEVEN
                ? new Balance(sentence, false)
                : new Balance(sentence + " Consider balancing under Preparation.", true);
    }

    private static int count(Row row) {
        return row.bars.getFirst().count;
    }
}
