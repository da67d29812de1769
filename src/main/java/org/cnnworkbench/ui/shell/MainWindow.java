package org.cnnworkbench.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<PageId, Page> pages = new EnumMap<>(PageId.class);

    MainWindow(Navigator navigator, List<Page> all, Node menu, Node status) {
        all.forEach(page -> pages.put(page.id(), page));
        root.setTop(menu);
        root.setLeft(new Rail(all.stream().map(Page::id).toList(), navigator));
        root.setCenter(stack);
        root.setBottom(status);
        navigator.pageProperty().addListener((observed, before, now) -> show(before, now));
        show(null, navigator.pageProperty().get());
    }

    Parent root() {
        return root;
    }

    private void show(@Nullable PageId before, PageId now) {
        if (before != null && pages.containsKey(before)) {
            pages.get(before).hidden();
        }
        if (pages.containsKey(now)) {
            Page page = Objects.requireNonNull(pages.get(now));
            stack.getChildren().setAll(page.view());
            page.shown();
        }
    }
}
