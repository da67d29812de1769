package org.cnnworkbench.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Soon;
import org.cnnworkbench.ui.editor.graph.PaletteCatalog;
import org.cnnworkbench.ui.editor.graph.PaletteCatalog.Item;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** All that can be put into the drawing, in groups, with a search. Dragged with the mouse, or put in with Enter or a double click. */
final class PaletteView extends VBox {

    private static final double DRAG = 5;

    /** Takes what is dragged out of the palette; places are those of the scene. */
    interface Dragging {
        void moved(Item item, double sceneX, double sceneY);

        void dropped(Item item, double sceneX, double sceneY);

        /** Whether a drag was called off while the button is still held. */
        boolean cancelled();
    }

    private final CustomTextField search = (CustomTextField) TextFields.createClearableTextField();
    private final VBox list = new VBox();
    private final Consumer<Item> add;
    private final Dragging dragging;
    private double pressX;
    private double pressY;
    private boolean dragged;

    /** @param add puts an item at the usual place */
    PaletteView(Consumer<Item> add, Dragging dragging) {
        this.add = add;
        this.dragging = dragging;
        getStyleClass().addAll("wb-side-left", "design-palette");
        search.setId("palette-search");
        search.setPromptText("Search layers");
        search.setLeft(Icons.of(MaterialDesignM.MAGNIFY, 16));
        search.textProperty().addListener((observed, before, now) -> fill());
        search.setOnAction(event -> found().stream().findFirst().ifPresent(add));
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.getChildren().stream()
                        .filter(PaletteView::isItem)
                        .findFirst()
                        .ifPresent(Node::requestFocus);
                event.consume();
            }
        });
        HBox top = new HBox(search);
        HBox.setHgrow(search, Priority.ALWAYS);
        top.getStyleClass().add("design-palette-top");
        ScrollPane scroll = new ScrollPane(new Soon(this::filled));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPannable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        list.getStyleClass().add("design-palette-list");
        getChildren().addAll(top, scroll);
    }

    private Node filled() {
        fill();
        return list;
    }

    private List<Item> found() {
        return PaletteCatalog.ITEMS.stream()
                .filter(item -> item.matches(search.getText()))
                .toList();
    }

    private void fill() {
        List<Node> rows = new ArrayList<>();
        String heading = "";
        for (Item item : found()) {
            if (!item.heading().equals(heading)) {
                heading = item.heading();
                Label label = new Label(heading);
                label.getStyleClass().addAll("wb-small", "wb-muted", "wb-heading", "design-palette-heading");
                rows.add(label);
            }
            rows.add(row(item));
        }
        if (rows.isEmpty()) {
            Label nothing = new Label("No layer is called that.");
            nothing.getStyleClass().addAll("wb-muted", "design-palette-heading");
            rows.add(nothing);
        }
        list.getChildren().setAll(rows);
    }

    private static boolean isItem(Node node) {
        return node.getStyleClass().contains("design-palette-item");
    }

    private HBox row(Item item) {
        Label title = new Label(item.title());
        HBox row = new HBox(8, LayerIcons.tile(item.id(), item.group()), title);
        row.setId("palette-" + item.id());
        row.getStyleClass().add("design-palette-item");
        row.setFocusTraversable(true);
        row.setAccessibleRole(AccessibleRole.BUTTON);
        row.setAccessibleText(item.title() + ". " + item.help());
        Hint.on(row, item.help() + "\nDrag it into the network, or press Enter.");
        row.setOnMousePressed(event -> pressed(item, row.getScene(), event));
        row.setOnMouseClicked(event -> {
            row.requestFocus();
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                add.accept(item);
            }
        });
        row.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                add.accept(item);
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
                neighbour(row, event.getCode() == KeyCode.DOWN ? 1 : -1);
                event.consume();
            }
        });
        return row;
    }

    private void neighbour(HBox row, int by) {
        List<Node> items =
                list.getChildren().stream().filter(PaletteView::isItem).toList();
        int next = items.indexOf(row) + by;
        if (next < 0) {
            search.requestFocus();
        } else if (next < items.size()) {
            items.get(next).requestFocus();
        }
    }

    /** Until the release the scene is listened to: some displays tell the node below the mouse instead of the one that was pressed. */
    private void pressed(Item item, Scene scene, MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        dragged = false;
        pressX = event.getSceneX();
        pressY = event.getSceneY();
        EventHandler<MouseEvent> dragging = each -> dragged(item, each);
        scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, dragging);
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent each) {
                scene.removeEventFilter(MouseEvent.MOUSE_DRAGGED, dragging);
                scene.removeEventFilter(MouseEvent.MOUSE_RELEASED, this);
                released(item, each);
            }
        });
        event.consume();
    }

    private void dragged(Item item, MouseEvent event) {
        boolean far = Math.hypot(event.getSceneX() - pressX, event.getSceneY() - pressY) > DRAG;
        if (dragged || far) {
            dragged = true;
            if (!dragging.cancelled()) {
                dragging.moved(item, event.getSceneX(), event.getSceneY());
            }
            event.consume();
        }
    }

    private void released(Item item, MouseEvent event) {
        if (dragged) {
            dragged = false;
            dragging.dropped(item, event.getSceneX(), event.getSceneY());
            event.consume();
        }
    }

    /** Puts the keyboard into the search. */
    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }
}
