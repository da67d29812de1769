package org.cnnworkbench.ui.shell;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Soon;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Navigator;
import org.jspecify.annotations.Nullable;

/** The content of the window: menu, rail, pages, status line. One page is visible; the others keep their state. */
final class MainWindow {

    private static final Duration MOMENT = Duration.millis(100);

    private final BorderPane root = new BorderPane();
    private final StackPane stack = new StackPane();
    private final Pages pages;
    private final Navigator navigator;

    MainWindow(Navigator navigator, Pages pages, Theme theme, Node menu, Node status) {
        this.pages = pages;
        this.navigator = navigator;
        root.setTop(menu);
        root.setLeft(new Rail(pages.ids(), navigator));
        root.setCenter(stack);
        root.setBottom(status);
        navigator.pageProperty().addListener((observed, before, now) -> show(before, now));
        show(null, navigator.pageProperty().get());
        // Other colours are for what is seen, at once; the other pages get theirs when they are opened.
        theme.palette()
                .addListener((observed, before, now) -> stack.getChildren().removeIf(view -> !view.isVisible()));
    }

    Parent root() {
        return root;
    }

    /**
     * Makes the other pages one by one while the person looks at the first, each for a moment behind it: styles and layout are worked out
     * then, and not when it is opened.
     */
    void makeTheRest() {
        if (root.getScene().getWindow() == null || !root.getScene().getWindow().isShowing()) {
            return;
        }
        pages.missing().ifPresent(id -> {
            Page page = pages.get(id);
            after(() -> {
                if (navigator.pageProperty().get() != id) {
                    stack.getChildren().addFirst(page.view());
                    page.behind();
                }
                after(() -> unveiled(page));
            });
        });
    }

    private void unveiled(Page page) {
        if (!Soon.allThere()) {
            after(() -> unveiled(page));
            return;
        }
        if (navigator.pageProperty().get() != page.id()) {
            setSeen(page, false);
            page.hidden();
        }
        makeTheRest();
    }

    private static void after(Runnable action) {
        PauseTransition moment = new PauseTransition(MOMENT);
        moment.setOnFinished(over -> action.run());
        moment.play();
    }

    private void show(@Nullable PageId before, PageId now) {
        Page page = pages.get(now);
        if (!stack.getChildren().contains(page.view())) {
            stack.getChildren().add(page.view());
        }
        setSeen(page, true);
        if (before != null) {
            setSeen(pages.get(before), false);
            pages.get(before).hidden();
        }
        page.shown();
    }

    /** A page that isn't seen stays in the window: taken out and put in again it would be styled anew, which is most of the time that it takes to appear. */
    private static void setSeen(Page page, boolean seen) {
        page.view().setVisible(seen);
        page.view().setManaged(seen);
    }
}
