package org.cnnworkbench.ui.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Hint;
import org.jspecify.annotations.Nullable;

/** The table: a column a fact, sorted by a click on its head, columns chosen by the button at the upper right. */
final class RunsTable extends TableView<RunRow> {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());
    private static final int ROW_HEIGHT = 32;

    /** No run's, as wide as one. */
    private static final RunRow SAMPLE = new RunRow(
            new RunDirectory(Path.of("")),
            "",
            RunState.COMPLETED,
            "",
            "",
            "",
            "",
            "",
            0.0,
            0.0,
            1,
            1,
            1,
            1,
            Instant.EPOCH,
            "",
            List.of());

    private final SortedList<RunRow> sorted;

    RunsTable(RunsModel model) {
        setId("runs-table");
        setFixedCellSize(ROW_HEIGHT);
        setTableMenuButtonVisible(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
        getColumns().add(stateColumn());
        getColumns().add(column("Run", 210, RunRow::id, Objects::toString));
        getColumns().add(hidden(column("Name", 120, RunRow::name, Objects::toString)));
        getColumns().add(column("Network", 130, RunRow::network, Objects::toString));
        getColumns().add(column("Data", 180, RunRow::data, Objects::toString));
        getColumns().add(column("Settings", 170, RunRow::settings, Objects::toString));
        getColumns().add(column("Best error", 84, RunRow::bestError, Format::percent));
        getColumns().add(hidden(column("Loss there", 84, RunRow::bestLoss, Format::number)));
        getColumns().add(hidden(column("Best epoch", 84, RunRow::bestEpoch, Object::toString)));
        getColumns()
                .add(column(
                        "Epochs", 76, RunRow::epochs, Object::toString, row -> row.epochs() + " of " + row.planned()));
        getColumns()
                .add(column(
                        "Took",
                        92,
                        RunRow::seconds,
                        seconds -> Format.duration(Duration.ofSeconds(seconds.longValue()))));
        TableColumn<RunRow, Instant> created = column("Begun", 104, RunRow::created, WHEN::format);
        getColumns().add(created);
        getColumns().add(column("Tags", 110, row -> String.join(", ", row.tags()), Objects::toString));
        getColumns()
                .add(column(
                        "Notes",
                        200,
                        RunRow::notes,
                        text -> text.lines().findFirst().orElse("")));
        sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        created.setSortType(TableColumn.SortType.DESCENDING);
        getSortOrder().add(created);
    }

    /** Has its cells made and styled while nobody sees it, which otherwise takes a tenth of a second when the first run comes. */
    void makeCells() {
        if (sorted.isEmpty()) {
            show(FXCollections.observableArrayList(SAMPLE));
        }
    }

    /** The runs again. */
    void showRuns() {
        if (getItems() != sorted) {
            show(sorted);
        }
    }

    /** A table forgets by what it is sorted when it gets other rows. */
    private void show(ObservableList<RunRow> rows) {
        List<TableColumn<RunRow, ?>> order = List.copyOf(getSortOrder());
        setItems(rows);
        getSortOrder().setAll(order);
    }

    private static <T> TableColumn<RunRow, T> hidden(TableColumn<RunRow, T> column) {
        column.setVisible(false);
        return column;
    }

    private static <T> TableColumn<RunRow, T> column(
            String title, double width, Function<RunRow, @Nullable T> value, Function<T, String> text) {
        return column(title, width, value, text, null);
    }

    /** @param rowText goes before {@code text}, which knows one value only; null for none */
    private static <T> TableColumn<RunRow, T> column(
            String title,
            double width,
            Function<RunRow, @Nullable T> value,
            Function<T, String> text,
            @Nullable Function<RunRow, String> rowText) {
        TableColumn<RunRow, T> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(made -> new TextCell<>(text, rowText));
        return column;
    }

    private static TableColumn<RunRow, String> stateColumn() {
        TableColumn<RunRow, String> column = new TableColumn<>("State");
        column.setPrefWidth(110);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(
                cell.getValue().state() == null
                        ? "damaged"
                        : Objects.requireNonNull(cell.getValue().state()).text()));
        column.setCellFactory(made -> new StateCell());
        return column;
    }

    private static final class TextCell<T> extends TableCell<RunRow, T> {
        private final Function<T, String> text;
        private final @Nullable Function<RunRow, String> rowText;

        TextCell(Function<T, String> text, @Nullable Function<RunRow, String> rowText) {
            this.text = text;
            this.rowText = rowText;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            RunRow row = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || item == null || row == null) {
                setText("");
            } else {
                setText(rowText == null ? text.apply(item) : rowText.apply(row));
            }
        }
    }

    /** A chip whose colour says whether all is well. */
    private static final class StateCell extends TableCell<RunRow, String> {
        private final Label chip = new Label();
        private String reason = "";

        StateCell() {
            Hint.on(chip, () -> reason);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            RunRow row = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || item == null || row == null) {
                setGraphic(null);
                return;
            }
            chip.setText(Format.capital(item));
            chip.getStyleClass().setAll("label", "wb-chip", style(row.state()));
            reason = Format.capital(row.stateText());
            setGraphic(chip);
        }

        private static String style(@Nullable RunState state) {
            if (state == null) {
                return "wb-chip-bad";
            }
            return switch (state) {
                case RUNNING, PAUSED, QUEUED, CREATED -> "wb-chip-accent";
                case COMPLETED, STOPPED_EARLY, STOPPED -> "wb-chip-good";
                case INTERRUPTED -> "wb-chip-warning";
                case FAILED -> "wb-chip-bad";
            };
        }
    }
}
