package org.cnnworkbench.ui.common;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;

/** A page of the window. Made once; shown and hidden many times. */
public interface Page {

    PageId id();

    /** Fills the window beside the rail. Always the same node. */
    Parent view();

    /** It has become visible: what is expensive may begin. */
    default void shown() {}

    /**
     * It stands behind another page for a moment: what it is to show, now or later, is styled then, and not when it is opened. Ends with
     * {@link #hidden} or {@link #shown}.
     */
    default void behind() {}

    /** It is no longer visible, or behind another page: it stays in the window, so nothing in it should change until it is shown. */
    default void hidden() {}

    /** What it adds to the menu that bears its name, with shortcuts that hold while it is visible. */
    default List<MenuItem> menu() {
        return List.of();
    }

    /** Takes a picture file that was dropped on the window; true where it has a use for it. */
    default boolean dropped(Path file) {
        return false;
    }

    /** The window closes. */
    default void close() {}
}
