package org.cnnworkbench.ui.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.cnnworkbench.eval.ConfusionMatrix;
import org.cnnworkbench.ui.common.Format;
import org.jspecify.annotations.Nullable;

/** How the confusion matrix is shown. Rows and columns are places in it, in the order that a person chose; cells name classes. */
final class MatrixModel {

    /** What stands in a cell. */
    enum Values {
        COUNTS,
        /** Of the images of a class. */
        ROWS,
        /** Of what was taken for a class. */
        COLUMNS
    }

    /** How the classes are ordered. */
    enum Order {
        CLASSES("Class order"),
        SUPPORT("Most images first"),
        ERRORS("Most mistakes first");

        private final String text;

        Order(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final ReadOnlyObjectWrapper<@Nullable ConfusionMatrix> matrix = new ReadOnlyObjectWrapper<>(null);
    private final ObjectProperty<Values> values = new SimpleObjectProperty<>(Values.COUNTS);
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.CLASSES);
    private final ObjectProperty<@Nullable Cell> cursor = new SimpleObjectProperty<>(null);
    private final Consumer<Cell> opened;
    private int[] classes = {};
    private double[][] shares = {};
    private double strongestRight = 1;
    private double strongestWrong = 1;

    /** @param opened told which cell a person wants to look into */
    MatrixModel(Consumer<Cell> opened) {
        this.opened = opened;
        order.addListener((observed, before, now) -> arrange());
        values.addListener((observed, before, now) -> measure());
    }

    ReadOnlyObjectProperty<@Nullable ConfusionMatrix> matrixProperty() {
        return matrix.getReadOnlyProperty();
    }

    ObjectProperty<Values> valuesProperty() {
        return values;
    }

    ObjectProperty<Order> orderProperty() {
        return order;
    }

    /** The cell that the keyboard is at or that was opened last; null for none. */
    ObjectProperty<@Nullable Cell> cursorProperty() {
        return cursor;
    }

    void show(@Nullable ConfusionMatrix now) {
        ConfusionMatrix before = matrix.get();
        if (before == null || now == null || !before.classNames().equals(now.classNames())) {
            cursor.set(null);
        }
        order(now);
        matrix.set(now);
    }

    /** Rows and columns. */
    int size() {
        return classes.length;
    }

    Cell cell(int row, int column) {
        return new Cell(classes[row], classes[column]);
    }

    /** Where a class stands. */
    int place(int ofClass) {
        return IntStream.range(0, classes.length)
                .filter(i -> classes[i] == ofClass)
                .findFirst()
                .orElseThrow();
    }

    String className(int place) {
        return shown().classNames().get(classes[place]);
    }

    /** What stands in a cell: a count, or a share in percent. */
    String text(int row, int column) {
        Cell cell = cell(row, column);
        if (values.get() == Values.COUNTS) {
            return Long.toString(shown().count(cell.truth(), cell.predicted()));
        }
        return String.format(Locale.ROOT, "%.1f", shares[cell.truth()][cell.predicted()]);
    }

    /** How much of its colour a cell is given, 0 to 1. Mistakes are measured with each other, since they are rare where all is well. */
    double strength(int row, int column) {
        Cell cell = cell(row, column);
        double share = shares[cell.truth()][cell.predicted()];
        return share == 0
                ? 0
                : cell.isRight() ? share / strongestRight : Math.max(0.08, Math.sqrt(share / strongestWrong) * 0.85);
    }

    /** What a cell says, as a sentence. */
    String words(Cell cell) {
        ConfusionMatrix of = shown();
        long count = of.count(cell.truth(), cell.predicted());
        String truth = of.classNames().get(cell.truth());
        String predicted = of.classNames().get(cell.predicted());
        String images = count == 0 ? "No image" : count == 1 ? "1 image" : Format.count(count) + " images";
        String was = count > 1 ? " were " : " was ";
        String sentence = cell.isRight()
                ? images + " of “" + truth + "”" + was + "recognised"
                : images + " of “" + truth + "”" + was + "taken for “" + predicted + "”";
        if (count == 0) {
            return sentence + ".";
        }
        String whole = values.get() == Values.COLUMNS
                ? Format.percent((double) count / of.predictedCount(cell.predicted())) + " of all that was taken for “"
                        + predicted + "”"
                : Format.percent((double) count / of.support(cell.truth())) + " of all “" + truth + "”";
        return sentence + " (" + whole + ").";
    }

    /** Moves the cursor, as an arrow key does; the first step enters the matrix. */
    void move(int rows, int columns) {
        if (size() == 0) {
            return;
        }
        Cell now = cursor.get();
        int row = now == null ? 0 : Math.clamp(place(now.truth()) + rows, 0, size() - 1);
        int column = now == null ? 0 : Math.clamp(place(now.predicted()) + columns, 0, size() - 1);
        cursor.set(cell(row, column));
    }

    /** Looks into a cell. */
    void open(Cell cell) {
        cursor.set(cell);
        opened.accept(cell);
    }

    /** The counts as a table of text, in the order that is shown. */
    String toText() {
        return arranged().toText();
    }

    /** The counts as CSV: a line a true class, a column a predicted one, in the order that is shown. */
    String toCsv() {
        ConfusionMatrix of = arranged();
        StringBuilder csv = new StringBuilder("true\\predicted");
        of.classNames().forEach(name -> csv.append(',').append(quoted(name)));
        csv.append('\n');
        for (int row = 0; row < of.classes(); row++) {
            StringJoiner line = new StringJoiner(",", "", "\n");
            line.add(quoted(of.classNames().get(row)));
            for (int column = 0; column < of.classes(); column++) {
                line.add(Long.toString(of.count(row, column)));
            }
            csv.append(line);
        }
        return csv.toString();
    }

    private static String quoted(String name) {
        boolean plain = name.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private ConfusionMatrix arranged() {
        ConfusionMatrix of = shown();
        long[][] counts = new long[size()][size()];
        for (int row = 0; row < size(); row++) {
            for (int column = 0; column < size(); column++) {
                counts[row][column] = of.count(classes[row], classes[column]);
            }
        }
        List<String> names =
                IntStream.range(0, size()).mapToObj(this::className).toList();
        return new ConfusionMatrix(names, counts);
    }

    private ConfusionMatrix shown() {
        return Objects.requireNonNull(matrix.get(), "no matrix is shown");
    }

    private void arrange() {
        order(matrix.get());
    }

    private void measure() {
        measure(matrix.get());
    }

    private void order(@Nullable ConfusionMatrix of) {
        if (of == null) {
            classes = new int[0];
        } else {
            ToLongFunction<Integer> rank = switch (order.get()) {
                case CLASSES -> c -> 0;
                case SUPPORT -> c -> -of.support(c);
                case ERRORS -> c -> of.count(c, c) - of.support(c);
            };
            classes = IntStream.range(0, of.classes())
                    .boxed()
                    .sorted(Comparator.comparingLong(rank))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        measure(of);
    }

    private void measure(@Nullable ConfusionMatrix of) {
        shares = of == null
                ? new double[0][]
                : switch (values.get()) {
                    case COUNTS ->
                        Arrays.stream(of.counts())
                                .map(row -> Arrays.stream(row).asDoubleStream().toArray())
                                .toArray(double[][]::new);
                    case ROWS -> of.rowPercentages();
                    case COLUMNS -> of.columnPercentages();
                };
        strongestRight = values.get() == Values.COUNTS ? strongest(true) : 100;
        strongestWrong = strongest(false);
    }

    private double strongest(boolean right) {
        double strongest = 0;
        for (int row = 0; row < shares.length; row++) {
            for (int column = 0; column < shares.length; column++) {
                if ((row == column) == right) {
                    strongest = Math.max(strongest, shares[row][column]);
                }
            }
        }
        return strongest == 0 ? 1 : strongest;
    }
}
