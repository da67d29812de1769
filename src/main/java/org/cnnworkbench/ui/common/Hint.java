package org.cnnworkbench.ui.common;

import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Tooltips that are made when the mouse first comes. Each is a small window with controls of its own; a page has dozens, and few are ever
 * read, so making them beforehand is much of the time that a page takes.
 */
public final class Hint {

    /** Longer texts are wrapped. */
    private static final double WIDTH = 420;

    private Hint() {}

    /** Shows a text beside a control. Called once for a node. */
    public static void on(Node node, String text) {
        on(node, () -> text);
    }

    /** Shows what is to be said when the mouse rests on a node. Called once for a node. */
    public static void on(Node node, Supplier<String> text) {
        node.addEventFilter(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent entered) {
                node.removeEventFilter(MouseEvent.MOUSE_ENTERED, this);
                Tooltip made = new Tooltip(text.get());
                made.setWrapText(true);
                made.setMaxWidth(WIDTH);
                made.setOnShowing(showing -> made.setText(text.get()));
                Tooltip.install(node, made);
            }
        });
    }
}
