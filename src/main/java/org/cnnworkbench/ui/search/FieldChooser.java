package org.cnnworkbench.ui.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.search.space.FieldPath;
import org.cnnworkbench.ui.workspace.SearchWords;
import org.jspecify.annotations.Nullable;

/** A list of the fields that can be searched: type a few letters, press Enter. A path that is in no list can be typed out. */
final class FieldChooser extends VBox {

    private static final double ROW = 32;
    private static final int ROWS = 8;

    /** @param value that the experiment has; empty where it is not known */
    private record Item(String path, String title, String value) {
        boolean matches(String words) {
            String all = (title + " " + path).toLowerCase(Locale.ROOT);
            return Stream.of(words.split("\\s+")).allMatch(all::contains);
        }
    }

    private final PlanModel model;
    private final Runnable closed;
    private final TextField search = new TextField();
    private final ListView<Item> list = new ListView<>();
    private final Label problem = new Label();

    /** @param closed gives the keyboard back */
    FieldChooser(PlanModel model, Runnable closed) {
        super(8);
        this.model = model;
        this.closed = closed;
        getStyleClass().add("search-chooser");
        search.setId("search-field");
        search.setPromptText("Which field? learning rate, filters, dropout …");
        list.setId("search-fields");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * ROWS + 2);
        list.setMinHeight(ROW * 3);
        list.setCellFactory(view -> new Cell());
        list.setFocusTraversable(false);
        list.setOnMouseClicked(click -> choose());
        problem.getStyleClass().addAll("wb-small", "wb-bad");
        problem.setWrapText(true);
        search.textProperty().addListener((observed, before, now) -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().addAll(search, list, problem);
        show(false);
    }

    void open() {
        show(true);
        search.clear();
        fill();
        search.requestFocus();
    }

    private void close() {
        show(false);
        closed.run();
    }

    private void show(boolean there) {
        setVisible(there);
        setManaged(there);
    }

    private void fill() {
        problem.setText("");
        problem.setManaged(false);
        String words = search.getText() == null
                ? ""
                : search.getText().toLowerCase(Locale.ROOT).strip();
        List<Item> items = new ArrayList<>(model.draft().fields().all().stream()
                .map(field -> new Item(field.path().toString(), field.title(), SearchWords.of(field.now())))
                .filter(item -> item.matches(words))
                .filter(item -> model.draft().find(item.path).isEmpty())
                .toList());
        if (items.isEmpty() && isPath(search.getText())) {
            String path = search.getText().strip();
            items.add(new Item(path, SearchWords.of(FieldPath.parse(path)), ""));
        }
        list.getItems().setAll(items);
        list.getSelectionModel().selectFirst();
    }

    private static boolean isPath(@Nullable String text) {
        try {
            return text != null && FieldPath.parse(text.strip()).steps().size() > 1;
        } catch (InputException e) {
            return false;
        }
    }

    private void choose() {
        Item chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            return;
        }
        try {
            model.draft().add(chosen.path);
            close();
        } catch (InputException e) {
            problem.setText(e.getMessage());
            problem.setManaged(true);
        }
    }

    private void pressed(KeyEvent event) {
        int now = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> choose();
            case DOWN -> move(now + 1);
            case UP -> move(now - 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int to) {
        int index = Math.clamp(to, 0, Math.max(0, list.getItems().size() - 1));
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - ROWS / 2));
    }

    private static final class Cell extends ListCell<Item> {
        private final Label title = new Label();
        private final Label value = new Label();
        private final HBox row;

        Cell() {
            value.getStyleClass().addAll("wb-small", "wb-muted");
            value.setMinWidth(0);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            row = new HBox(8, title, gap, value);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMaxWidth(Double.MAX_VALUE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : row);
            if (item != null && !empty) {
                title.setText(item.title);
                value.setText(item.value.isEmpty() ? "" : "now " + item.value);
            }
        }
    }
}
