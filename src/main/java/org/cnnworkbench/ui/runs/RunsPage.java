package org.cnnworkbench.ui.runs;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Soon;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** Where all runs are listed and compared. */
public final class RunsPage implements Page {

    /** More curves than this can't be told apart. */
    private static final int MOST_CURVES = 12;

    private static final double DETAILS_WIDTH = 320;

    private final Workspace workspace;
    private final RunsModel model;
    private final BorderPane root = new BorderPane();
    private final RunsTable table;
    private final Overlay overlay;
    private final RunDetails details;
    private final Label count = new Label();
    private boolean everChosen;
    private boolean updating;
    private final Button open = new Button("Watch");
    private final Button duplicate = new Button("Use its settings", Icons.of(MaterialDesignC.CONTENT_COPY));
    private final Button delete = new Button("Delete", Icons.of(MaterialDesignD.DELETE_OUTLINE));

    public RunsPage(Workspace workspace, Theme theme) {
        this.workspace = workspace;
        model = new RunsModel(workspace);
        table = new RunsTable(model);
        overlay = new Overlay(theme);
        details = new RunDetails(model, workspace.navigator());
        root.getStyleClass().add("wb-page");
        root.setTop(bar());
        root.setCenter(content());
        table.setRowFactory(made -> {
            TableRow<RunRow> row = new TableRow<>();
            row.setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && !row.isEmpty()) {
                    watch();
                }
            });
            return row;
        });
        table.setOnKeyPressed(pressed -> {
            if (pressed.getCode() == KeyCode.ENTER) {
                watch();
                pressed.consume();
            }
        });
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<RunRow>) change -> chosen());
        model.onUpdate(this::keepingSelection);
        model.rows().addListener((Observable observed) -> counted());
        counted();
        chosen();
    }

    private HBox bar() {
        CustomTextField search = (CustomTextField) TextFields.createClearableTextField();
        search.setId("runs-search");
        search.setPromptText("Find runs by name, data, settings, notes …");
        search.setLeft(Icons.of(MaterialDesignM.MAGNIFY));
        search.setPrefWidth(320);
        search.textProperty().bindBidirectional(model.searchProperty());
        ComboBox<RunsModel.Shown> shown = new ComboBox<>();
        shown.setId("runs-shown");
        shown.getItems().setAll(RunsModel.Shown.values());
        shown.setConverter(new Titles());
        shown.valueProperty().bindBidirectional(model.shownProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        count.getStyleClass().add("wb-muted");
        open.setId("runs-watch");
        open.setOnAction(pressed -> watch());
        duplicate.setId("runs-duplicate");
        Hint.on(duplicate, "Make this run's experiment the one you edit; undo goes back");
        duplicate.setOnAction(pressed -> duplicate());
        delete.setId("runs-delete");
        delete.setOnAction(pressed -> delete());
        HBox bar = new HBox(8, search, shown, count, gap, open, duplicate, delete);
        bar.getStyleClass().add("wb-bar");
        return bar;
    }

    private StackPane content() {
        StackPane none = new StackPane(empty());
        table.setPlaceholder(none);
        Soon curves = new Soon(overlay);
        Soon beside = new Soon(details);
        HBox lower = new HBox(16, curves, beside);
        HBox.setHgrow(curves, Priority.ALWAYS);
        beside.setMinWidth(DETAILS_WIDTH);
        beside.setPrefWidth(DETAILS_WIDTH);
        lower.setPadding(new Insets(8, 0, 0, 0));
        Soon upper = new Soon(table);
        upper.setPadding(new Insets(0, 0, 8, 0));
        SplitPane all = new SplitPane(upper, lower);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.52);
        StackPane inset = new StackPane(all);
        inset.setPadding(new Insets(16));
        return inset;
    }

    private VBox empty() {
        Label title = new Label("No runs here");
        title.getStyleClass().add("wb-title");
        Label text = new Label("Every training that you start appears here, and stays.");
        text.getStyleClass().add("wb-muted");
        Button train = new Button("Go to Train");
        train.setOnAction(pressed -> workspace.navigator().show(PageId.TRAIN));
        VBox box = new VBox(Icons.of(MaterialDesignF.FORMAT_LIST_BULLETED, 48), title, text, train);
        box.getStyleClass().add("wb-empty");
        return box;
    }

    private void counted() {
        int visible = model.rows().size();
        int all = model.total();
        // The table sorts after this.
        Platform.runLater(this::chooseFirst);
        count.setText(visible == all ? all + (all == 1 ? " run" : " runs") : visible + " of " + all + " runs");
    }

    private List<RunRow> selection() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(row -> row != null)
                .toList();
    }

    /** A table forgets that a row was selected when another value takes its place. */
    private void keepingSelection(Runnable update) {
        List<RunRow> before = selection();
        Set<RunDirectory> runs = before.stream().map(RunRow::run).collect(Collectors.toSet());
        updating = true;
        update.run();
        int[] now = IntStream.range(0, table.getItems().size())
                .filter(i -> runs.contains(table.getItems().get(i).run()))
                .toArray();
        table.getSelectionModel().clearSelection();
        if (now.length > 0) {
            table.getSelectionModel().selectIndices(now[0], now);
        }
        updating = false;
        if (!before.equals(selection())) {
            chosen();
        }
    }

    private void chosen() {
        if (updating) {
            return;
        }
        List<RunRow> selection = selection();
        @Nullable RunRow single = selection.size() == 1 ? selection.getFirst() : null;
        open.setDisable(single == null);
        duplicate.setDisable(single == null);
        delete.setDisable(selection.isEmpty());
        details.show(single);
        model.curves(selection.stream().limit(MOST_CURVES).toList(), overlay::show);
    }

    private void watch() {
        List<RunRow> selection = selection();
        if (selection.size() == 1) {
            workspace.navigator().show(PageId.TRAIN, selection.getFirst().run());
        }
    }

    private void duplicate() {
        List<RunRow> selection = selection();
        if (selection.size() == 1) {
            model.duplicate(selection.getFirst());
        }
    }

    private void delete() {
        List<RunRow> selection = selection();
        if (!selection.isEmpty()) {
            model.delete(selection);
        }
    }

    @Override
    public PageId id() {
        return PageId.RUNS;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void shown() {
        table.showRuns();
        model.setActive(true);
        chooseFirst();
    }

    @Override
    public void behind() {
        table.makeCells();
    }

    @Override
    public void hidden() {
        table.showRuns();
        model.setActive(false);
    }

    /** Something to see at once: the run at the top of the table, until the person chooses. */
    private void chooseFirst() {
        if (!everChosen && !model.rows().isEmpty()) {
            everChosen = true;
            table.getSelectionModel().select(0);
        }
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(
                item("Watch", this::watch, null),
                item("Use its settings", this::duplicate, null),
                item("Delete", this::delete, new KeyCodeCombination(KeyCode.DELETE)));
    }

    private static MenuItem item(String text, Runnable action, @Nullable KeyCodeCombination key) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(chosen -> action.run());
        if (key != null) {
            item.setAccelerator(key);
        }
        return item;
    }

    @Override
    public void close() {
        model.emptyTrash();
    }

    private static final class Titles extends StringConverter<RunsModel.Shown> {
        @Override
        public String toString(RunsModel.@Nullable Shown shown) {
            return shown == null ? "" : shown.title();
        }

        @Override
        public RunsModel.Shown fromString(String text) {
            throw new IllegalStateException("the box is not editable");
        }
    }
}
