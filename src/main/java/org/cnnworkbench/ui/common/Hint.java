package org.cnnworkbench.ui.common;

import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

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

    /** Shows what is to be said when the mouse rests on a node; nothing while that is empty. Called once for a node. */
    public static void on(Node node, Supplier<? extends @Nullable String> text) {
        node.addEventFilter(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            private @Nullable Tooltip made;

            @Override
            public void handle(MouseEvent entered) {
                String now = text.get();
                Tooltip tip = made;
                if (now == null || now.isEmpty()) {
                    Tooltip.uninstall(node, tip);
                } else {
                    made = tip == null ? tooltip(text) : tip;
                    Tooltip.install(node, made);
                }
            }
        });
    }

    private static Tooltip tooltip(Supplier<? extends @Nullable String> text) {
        Tooltip made = new Tooltip(text.get());
        made.setWrapText(true);
        made.setMaxWidth(WIDTH);
        made.setOnShowing(showing -> made.setText(text.get()));
        return made;
    }
}
