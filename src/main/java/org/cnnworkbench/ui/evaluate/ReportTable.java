package org.cnnworkbench.ui.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.cnnworkbench.eval.ClassificationReport;
import org.cnnworkbench.eval.ClassificationReport.Scores;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Hint;
import org.jspecify.annotations.Nullable;

/** Precision, recall and F1 of each class; the averages stay at the end however it is sorted. */
final class ReportTable extends TableView<Scores> {

    private static final PseudoClass AVERAGE = PseudoClass.getPseudoClass("average");

    private List<Scores> classes = List.of();
    private List<Scores> averages = List.of();

    ReportTable() {
        setId("evaluate-report");
        getStyleClass().add("report");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<Scores, String> name = new TableColumn<>("Class");
        name.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().name()));
        name.setPrefWidth(140);
        name.setCellFactory(of -> new TableCell<>() {
            {
                // Long names often differ in their ends alone.
                setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
                Hint.on(this, this::getItem);
            }

            @Override
            protected void updateItem(@Nullable String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
            }
        });
        getColumns()
                .setAll(List.of(
                        name,
                        score("Precision", Scores::precision),
                        score("Recall", Scores::recall),
                        score("F1", Scores::f1Score),
                        images()));
        setRowFactory(table -> new TableRow<>() {
            @Override
            protected void updateItem(@Nullable Scores item, boolean empty) {
                super.updateItem(item, empty);
                pseudoClassStateChanged(AVERAGE, item != null && averages.contains(item));
            }
        });
        setSortPolicy(table -> {
            arrange();
            return true;
        });
    }

    void show(ClassificationReport report) {
        classes = report.classes();
        averages = List.of(report.macroAvg(), report.weightedAvg());
        arrange();
    }

    private void arrange() {
        List<Scores> rows = new ArrayList<>(classes);
        Comparator<Scores> wanted = getComparator();
        if (wanted != null) {
            rows.sort(wanted);
        }
        rows.addAll(averages);
        getItems().setAll(rows);
    }

    private TableColumn<Scores, Number> score(String title, ToDoubleFunction<Scores> score) {
        return number(title, score, value -> String.format(Locale.ROOT, "%.3f", value.doubleValue()));
    }

    private TableColumn<Scores, Number> images() {
        return number("Images", Scores::support, value -> Format.count(value.longValue()));
    }

    private static TableColumn<Scores, Number> number(
            String title, ToDoubleFunction<Scores> value, java.util.function.Function<Number, String> text) {
        TableColumn<Scores, Number> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(row.getValue())));
        column.setPrefWidth(72);
        column.getStyleClass().add("number");
        column.setCellFactory(of -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Number item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : text.apply(item));
            }
        });
        return column;
    }
}
