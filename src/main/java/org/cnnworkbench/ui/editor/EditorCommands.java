package org.cnnworkbench.ui.editor;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.ui.common.Notices;
import org.jspecify.annotations.Nullable;

/** The commands of the page, as keys on the canvas and as a menu. */
final class EditorCommands {

    /** What commands do to the view rather than to the network. */
    interface View {
        void quickAdd();

        void editProperties();

        void fit();

        void zoom(boolean in);

        /** Ends a gesture; false where there is none. */
        boolean cancel();
    }

    private final DesignModel model;
    private final Notices notices;
    private final View view;

    EditorCommands(DesignModel model, Notices notices, View view) {
        this.model = model;
        this.notices = notices;
        this.view = view;
    }

    void listenOn(Node canvas) {
        canvas.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() ? withShortcut(event) : event.isAltDown() ? withAlt(event) : plain(event)) {
                event.consume();
            }
        });
        canvas.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("/")) {
                view.quickAdd();
                event.consume();
            }
        });
    }

    private boolean withShortcut(KeyEvent event) {
        switch (event.getCode()) {
            case C -> copy();
            case X -> cut();
            case V -> paste();
            case D -> model.duplicate();
            case A -> model.selectAll();
            case SPACE -> view.quickAdd();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean withAlt(KeyEvent event) {
        switch (event.getCode()) {
            case UP, LEFT -> model.nudge(true);
            case DOWN, RIGHT -> model.nudge(false);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(KeyEvent event) {
        switch (event.getCode()) {
            case UP, LEFT -> model.step(-1, event.isShiftDown());
            case DOWN, RIGHT -> model.step(1, event.isShiftDown());
            case HOME -> model.select(List.of(0));
            case END -> model.select(List.of(model.spec().layers().size() - 1));
            case DELETE, BACK_SPACE -> model.delete();
            case ENTER -> view.editProperties();
            case F -> view.fit();
            case PLUS, EQUALS, ADD -> view.zoom(true);
            case MINUS, SUBTRACT -> view.zoom(false);
            case ESCAPE -> {
                if (!view.cancel()) {
                    model.select(List.of());
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void copy() {
        model.copy().ifPresent(text -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private void cut() {
        copy();
        model.delete();
    }

    private void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isBlank()) {
            notices.info("There is nothing to paste: copy some layers first.");
            return;
        }
        try {
            model.paste(text);
        } catch (InputException e) {
            notices.problem("pasting", e);
        }
    }

    /** What the window's menu shows for this page. */
    List<MenuItem> menu(Runnable findLayer, Runnable samples, Runnable open, Runnable save) {
        return List.of(
                item("Add a layer…", KeyCode.SPACE, view::quickAdd),
                item("Search the palette", null, findLayer),
                new SeparatorMenuItem(),
                item("Copy layers", KeyCode.C, this::copy),
                item("Cut layers", KeyCode.X, this::cut),
                item("Paste layers", KeyCode.V, this::paste),
                item("Duplicate layers", KeyCode.D, model::duplicate),
                item("Delete layers", null, model::delete),
                item("Select all", KeyCode.A, model::selectAll),
                alt("Move up", KeyCode.UP, () -> model.nudge(true)),
                alt("Move down", KeyCode.DOWN, () -> model.nudge(false)),
                new SeparatorMenuItem(),
                item("Show the whole network", null, view::fit),
                item("Larger", KeyCode.PLUS, () -> view.zoom(true)),
                item("Smaller", KeyCode.MINUS, () -> view.zoom(false)),
                new SeparatorMenuItem(),
                item("Samples…", null, samples),
                item("Open architecture…", null, open),
                item("Save architecture as…", null, save));
    }

    private static MenuItem item(String text, @Nullable KeyCode key, Runnable action) {
        MenuItem item = new MenuItem(text);
        if (key != null) {
            item.setAccelerator(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN));
        }
        item.setOnAction(event -> action.run());
        return item;
    }

    private static MenuItem alt(String text, KeyCode key, Runnable action) {
        MenuItem item = item(text, null, action);
        item.setAccelerator(new KeyCodeCombination(key, KeyCombination.ALT_DOWN));
        return item;
    }
}
