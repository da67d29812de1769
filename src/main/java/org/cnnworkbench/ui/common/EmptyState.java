package org.cnnworkbench.ui.common;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/** What a page shows while it has nothing to show: why, and what to do. */
public final class EmptyState extends VBox {

    private static final double WIDTH = 420;

    /** @param action a button that leads on; null for none */
    public EmptyState(Ikon icon, String title, String text, @Nullable Button action) {
        getStyleClass().add("wb-empty");
        Label heading = new Label(title);
        heading.getStyleClass().add("wb-title");
        Label body = new Label(text);
        body.getStyleClass().add("wb-muted");
        body.setWrapText(true);
        body.setMaxWidth(WIDTH);
        body.setTextAlignment(TextAlignment.CENTER);
        getChildren().addAll(Icons.of(icon, 48), heading, body);
        if (action != null) {
            action.getStyleClass().add("wb-primary");
            getChildren().add(action);
        }
    }
}
