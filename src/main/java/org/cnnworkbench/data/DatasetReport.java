package org.cnnworkbench.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@link DatasetStatistics} as text for a terminal. */
public final class DatasetReport {

    private DatasetReport() {}

    /** Several lines, each ended by a line feed: images of each class and split in a table, then pixels, then copies. */
    public static String text(DatasetStatistics statistics) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s: %,d images of %s, %d classes",
                statistics.name(),
                statistics.images(),
                statistics.shape(),
                statistics.classNames().size());
        text.append('\n');
        table(text, statistics);
        text.append('\n');
        line(
                text,
                "pixels, of full scale: mean %.4f, standard deviation %.4f",
                statistics.pixels().mean(),
                statistics.pixels().standardDeviation());
        if (statistics.channels().size() > 1) {
            for (int i = 0; i < statistics.channels().size(); i++) {
                DatasetStatistics.Level channel = statistics.channels().get(i);
                line(
                        text,
                        "  channel %d: mean %.4f, standard deviation %.4f",
                        i,
                        channel.mean(),
                        channel.standardDeviation());
            }
        }
        line(text, "distinct images: %,d; images of one value only: %,d", statistics.distinct(), statistics.constant());
        statistics
                .repeats()
                .forEach((split, repeats) -> line(
                        text,
                        "%s images that repeat a train image to the pixel: %,d of %,d",
                        split,
                        repeats,
                        statistics.total(split)));
        return text.toString();
    }

    private static void table(StringBuilder text, DatasetStatistics statistics) {
        List<Map.Entry<String, List<Integer>>> splits =
                List.copyOf(statistics.counts().entrySet());
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("class"));
        splits.forEach(split -> header.add(split.getKey()));
        rows.add(header);
        for (int label = 0; label < statistics.classNames().size(); label++) {
            List<String> row = new ArrayList<>(List.of(statistics.classNames().get(label)));
            for (Map.Entry<String, List<Integer>> split : splits) {
                row.add(String.format(Locale.ROOT, "%,d", split.getValue().get(label)));
            }
            rows.add(row);
        }
        List<String> totals = new ArrayList<>(List.of("all"));
        splits.forEach(split -> totals.add(String.format(Locale.ROOT, "%,d", statistics.total(split.getKey()))));
        rows.add(totals);
        appendAligned(text, rows);
    }

    /** The first column starts at the left, the others end at the right. */
    private static void appendAligned(StringBuilder text, List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            text.append(row.getFirst()).repeat(" ", widths[0] - row.getFirst().length());
            for (int i = 1; i < columns; i++) {
                text.repeat(" ", widths[i] - row.get(i).length() + 2).append(row.get(i));
            }
            text.append('\n');
        }
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
