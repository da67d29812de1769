package org.cnnworkbench.ui.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.cnnworkbench.search.result.TrialState;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.workspace.ListMerge;
import org.cnnworkbench.ui.workspace.SearchWords;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The trials of a study: a column a fact and a column a dimension, sorted by a click on its head. */
final class TrialsTable extends TableView<TrialRow> {

    private static final int ROW_HEIGHT = 32;

    /** Widths, in pixels: of the score of a fold, and of the column at least and at most. */
    private static final int FOLD = 58;

    private static final int FEWEST_FOLDS = 76;
    private static final int MOST_FOLDS = 320;

    /** Numbers among themselves, names after them; what a trial doesn't have comes last. */
    private static final Comparator<JsonNode> BY_VALUE = Comparator.<JsonNode, Boolean>comparing(
                    node -> !node.isNumber())
            .thenComparingDouble(JsonNode::asDouble)
            .thenComparing(SearchWords::of);

    private final ObservableList<TrialRow> rows = FXCollections.observableArrayList();
    private final TableColumn<TrialRow, Double> mean;
    private final TableColumn<TrialRow, List<Double>> folds;
    private @Nullable StudyPicture shown;
    private boolean merging;

    /** @param opened a row by double click or Enter */
    TrialsTable(Runnable opened) {
        setId("search-trials");
        setFixedCellSize(ROW_HEIGHT);
        setTableMenuButtonVisible(true);
        setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
        getColumns().add(numberColumn());
        getColumns().add(stateColumn());
        mean = column("Score", 128, TrialRow::mean, row -> text(row, row.mean()));
        getColumns().add(mean);
        folds = column("Folds", FOLD, TrialRow::folds, this::foldsText, Comparator.comparing(List::size));
        getColumns().add(folds);
        getColumns().add(column("Took", 76, TrialRow::seconds, row -> took(row.seconds())));
        SortedList<TrialRow> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setRowFactory(made -> {
            TableRow<TrialRow> row = new TableRow<>();
            row.setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && !row.isEmpty()) {
                    opened.run();
                }
            });
            return row;
        });
        setOnKeyPressed(pressed -> {
            if (pressed.getCode() == KeyCode.ENTER && !pressed.isShortcutDown()) {
                opened.run();
                pressed.consume();
            }
        });
        Label none = new Label("The first trial is about to begin.");
        none.getStyleClass().add("wb-muted");
        setPlaceholder(none);
    }

    /** Shows a study; the selection stays where the trials are the same. */
    void show(StudyPicture picture) {
        StudyPicture before = shown;
        shown = picture;
        boolean other = before == null
                || !before.study().equals(picture.study())
                || !before.dimensions().equals(picture.dimensions());
        if (other) {
            rows.clear();
            mean.setText(picture.metric());
            folds.setPrefWidth(Math.clamp((long) FOLD * picture.plan().trainingsPerTrial(), FEWEST_FOLDS, MOST_FOLDS));
            columns(picture.dimensions());
        }
        TrialRow selected = getSelectionModel().getSelectedItem();
        merging = true;
        ListMerge.merge(rows, picture.rows(), TrialRow::number);
        merging = false;
        if (selected != null && !other) {
            select(selected.number());
        }
    }

    /** Whether rows are just being brought up to date, and the selection with them. */
    boolean isMerging() {
        return merging;
    }

    /** Selects a trial; scrolls to it where it is out of sight only if asked to. */
    void select(int trial) {
        TrialRow now = getSelectionModel().getSelectedItem();
        if (now != null && now.number() == trial) {
            return;
        }
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).number() == trial) {
                getSelectionModel().clearAndSelect(i);
                return;
            }
        }
    }

    private static String took(double seconds) {
        if (seconds == 0) {
            return "";
        }
        return seconds < 10
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : Format.duration(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private void columns(List<Dimension> dimensions) {
        getColumns().removeIf(column -> column.getUserData() instanceof Dimension);
        for (Dimension dimension : dimensions) {
            TableColumn<TrialRow, JsonNode> column = column(
                    SearchWords.brief(dimension.path(), dimensions),
                    104,
                    row -> row.values().get(dimension.key()),
                    row -> {
                        JsonNode value = row.values().get(dimension.key());
                        return value == null ? "" : SearchWords.of(value);
                    },
                    BY_VALUE);
            column.setUserData(dimension);
            getColumns().add(column);
        }
    }

    private String text(TrialRow row, @Nullable Double value) {
        StudyPicture picture = shown;
        return picture == null ? "" : picture.text(value, row.deviation());
    }

    private String foldsText(TrialRow row) {
        StudyPicture picture = shown;
        return picture == null || row.folds().isEmpty()
                ? ""
                : row.folds().stream().map(picture::text).collect(Collectors.joining("  "));
    }

    private static <T extends Comparable<T>> TableColumn<TrialRow, T> column(
            String title, double width, Function<TrialRow, @Nullable T> value, Function<TrialRow, String> text) {
        return column(title, width, value, text, Comparator.naturalOrder());
    }

    private static <T> TableColumn<TrialRow, T> column(
            String title,
            double width,
            Function<TrialRow, @Nullable T> value,
            Function<TrialRow, String> text,
            Comparator<T> order) {
        TableColumn<TrialRow, T> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setComparator(Comparator.nullsLast(order));
        column.setCellFactory(made -> new TextCell<>(text));
        return column;
    }

    private static TableColumn<TrialRow, Integer> numberColumn() {
        TableColumn<TrialRow, Integer> column = column("Trial", 64, TrialRow::number, row -> "" + row.number());
        column.setCellFactory(made -> new NumberCell());
        return column;
    }

    private static TableColumn<TrialRow, TrialState> stateColumn() {
        TableColumn<TrialRow, TrialState> column =
                column("State", 96, TrialRow::state, row -> row.state().text());
        column.setCellFactory(made -> new StateCell());
        return column;
    }

    private static final class TextCell<T> extends TableCell<TrialRow, T> {
        private final Function<TrialRow, String> text;

        TextCell(Function<TrialRow, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            TrialRow row = getTableRow() == null ? null : getTableRow().getItem();
            setText(empty || row == null ? "" : text.apply(row));
        }
    }

    /** The number, with a cup at the best. */
    private static final class NumberCell extends TableCell<TrialRow, Integer> {
        @Override
        protected void updateItem(@Nullable Integer item, boolean empty) {
            super.updateItem(item, empty);
            TrialRow row = getTableRow() == null ? null : getTableRow().getItem();
            setText(empty || item == null ? "" : item.toString());
            setGraphic(empty || row == null || !row.best() ? null : cup());
        }

        private static Label cup() {
            Label cup = new Label(null, Icons.of(MaterialDesignT.TROPHY_OUTLINE, 14));
            cup.getStyleClass().add("search-best");
            cup.setAccessibleText("best");
            return cup;
        }
    }

    private static final class StateCell extends TableCell<TrialRow, TrialState> {
        private final Label chip = new Label();
        private String reason = "";

        StateCell() {
            Hint.on(chip, () -> reason);
        }

        @Override
        protected void updateItem(@Nullable TrialState item, boolean empty) {
            super.updateItem(item, empty);
            TrialRow row = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || item == null || row == null) {
                setGraphic(null);
                return;
            }
            chip.setText(Format.capital(item.text()));
            chip.getStyleClass().setAll("label", "wb-chip", style(item));
            String why = row.reason();
            reason = Format.capital(item.text())
                    + (why == null ? "" : ": " + why)
                    + (row.byHand() ? "\nadded by hand" : "");
            setGraphic(chip);
        }

        private static String style(TrialState state) {
            return switch (state) {
                case WAITING -> "wb-chip";
                case RUNNING -> "wb-chip-accent";
                case COMPLETE -> "wb-chip-good";
                case PRUNED, STOPPED -> "wb-chip-warning";
                case FAILED -> "wb-chip-bad";
            };
        }
    }
}
