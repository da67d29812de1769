package org.cnnworkbench.ui.shell;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.workspace.Navigator;
import org.jspecify.annotations.Nullable;

/** The content of the window: menu, rail, pages, status line. One page is visible; the others keep their state. */
final class MainWindow {

    private final BorderPane root = new BorderPane();
    private final StackPane stack = new StackPane();
    private final Pages pages;

    MainWindow(Navigator navigator, Pages pages, Node menu, Node status) {
        this.pages = pages;
        root.setTop(menu);
        root.setLeft(new Rail(pages.ids(), navigator));
        root.setCenter(stack);
        root.setBottom(status);
        navigator.pageProperty().addListener((observed, before, now) -> show(before, now));
        show(null, navigator.pageProperty().get());
    }

    Parent root() {
        return root;
    }

    private void show(@Nullable PageId before, PageId now) {
        if (before != null) {
            pages.get(before).hidden();
        }
        Page page = pages.get(now);
        stack.getChildren().setAll(page.view());
        page.shown();
    }
}
