package org.cnnworkbench.ui.editor;

import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cnnworkbench.ui.editor.graph.Gap;
import org.cnnworkbench.ui.editor.graph.PaletteCatalog;
import org.cnnworkbench.ui.editor.graph.PaletteCatalog.Item;
import org.jspecify.annotations.Nullable;

/** A search for a layer to put into a gap: type a few letters, press Enter. */
final class QuickAdd extends VBox {

    private static final double WIDTH = 280;
    private static final double ROW = 36;
    private static final int ROWS = 7;

    private final TextField search = new TextField();
    private final ListView<Item> list = new ListView<>();
    private final Label where = new Label();
    private final BiConsumer<Item, Gap> chosen;
    private final Runnable closed;
    private @Nullable Gap gap;

    /** @param closed gives the keyboard back */
    QuickAdd(BiConsumer<Item, Gap> chosen, Runnable closed) {
        this.chosen = chosen;
        this.closed = closed;
        getStyleClass().addAll("wb-card", "design-quick-add");
        setId("design-quick-add");
        setSpacing(8);
        setPrefWidth(WIDTH);
        setMaxSize(WIDTH, USE_PREF_SIZE);
        search.setId("design-quick-add-search");
        search.setPromptText("Which layer?");
        where.getStyleClass().addAll("wb-small", "wb-muted");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * ROWS + 2);
        list.setCellFactory(view -> new Cell());
        list.setFocusTraversable(false);
        list.setOnMouseClicked(event -> choose());
        search.textProperty().addListener((observed, before, now) -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        search.focusedProperty().addListener((observed, before, now) -> {
            if (!now && isVisible() && !list.isFocused()) {
                close();
            }
        });
        getChildren().addAll(where, search, list);
        setVisible(false);
        setManaged(false);
    }

    void open(Gap place, String described) {
        gap = place;
        where.setText(described);
        setVisible(true);
        search.clear();
        fill();
        search.requestFocus();
    }

    private void fill() {
        list.getItems().setAll(PaletteCatalog.found(Objects.requireNonNullElse(search.getText(), "")));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ESCAPE) {
            close();
        } else if (code == KeyCode.ENTER) {
            choose();
        } else if (code == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
            list.scrollTo(list.getSelectionModel().getSelectedIndex() - ROWS + 1);
        } else if (code == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - ROWS + 1));
        } else {
            return;
        }
        event.consume();
    }

    private void choose() {
        Item item = list.getSelectionModel().getSelectedItem();
        Gap place = gap;
        if (item != null && place != null) {
            close();
            chosen.accept(item, place);
        }
    }

    void close() {
        if (isVisible()) {
            setVisible(false);
            closed.run();
        }
    }

    private static final class Cell extends ListCell<Item> {
        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                setText(null);
                return;
            }
            HBox row = new HBox(8, LayerIcons.tile(item.id(), item.group()), new Label(item.title()));
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
        }
    }
}
