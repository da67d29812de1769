package org.cnnworkbench.ui.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cnnworkbench.data.augment.Augmentation;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** One step of the augmentation with its settings. Alt and the arrow keys move it, Delete removes it. */
final class StepCard extends VBox {

    private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");

    private final AugmentationModel model;
    private final int index;
    private final Map<String, SettingRow> rows = new HashMap<>();
    private final Node handle;
    private final Label problem = new Label();

    /** @param moving asks to move the step by so many places; the list sees to the keyboard's focus */
    StepCard(AugmentationModel model, int index, Augmentation step, IntConsumer moving, Runnable removing) {
        super(8);
        this.model = model;
        this.index = index;
        getStyleClass().add("augment-step");
        setId("augment-step-" + index);
        setFocusTraversable(true);
        String type = AugmentationModel.typeOf(step);
        setAccessibleText("Step " + (index + 1) + ": " + AugmentationKinds.title(type));
        handle = handle();
        getChildren().add(head(type, moving, removing));
        for (FieldInfo field : AugmentationKinds.fields(type)) {
            SettingRow row =
                    new SettingRow("augment-" + index + "-" + field.name().replace('_', '-'), type, field);
            row.onNumber(value -> said(model.set(index, field.name(), value)));
            row.onName(name -> said(model.set(index, field.name(), name)));
            row.onEnd(model::endGesture);
            rows.put(field.name(), row);
            getChildren().add(row);
        }
        problem.getStyleClass().addAll("wb-bad", "wb-small");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setVisible(false);
        getChildren().add(problem);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> typed(event, moving, removing));
        setOnMousePressed(pressed -> {
            if (pressed.getTarget() == this) {
                requestFocus();
                // Tabs around it would take the focus, and with it the keys.
                pressed.consume();
            }
        });
        show(step);
    }

    private Node head(String type, IntConsumer moving, Runnable removing) {
        Label title = new Label(index + 1 + "  " + AugmentationKinds.title(type));
        title.getStyleClass().add("wb-heading");
        Hint.on(title, AugmentationKinds.help(type));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(
                4,
                handle,
                title,
                space,
                button(MaterialDesignC.CHEVRON_UP, "up", "Apply earlier (Alt+Up)", pressed -> moving.accept(-1)),
                button(MaterialDesignC.CHEVRON_DOWN, "down", "Apply later (Alt+Down)", pressed -> moving.accept(1)),
                button(MaterialDesignC.CLOSE, "remove", "Remove (Delete)", pressed -> removing.run()));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Node handle() {
        Node icon = Icons.of(MaterialDesignD.DRAG);
        HBox handle = new HBox(icon);
        handle.getStyleClass().add("augment-handle");
        handle.setAlignment(Pos.CENTER);
        Hint.on(handle, "Drag to change the order");
        return handle;
    }

    private Button button(Ikon icon, String id, String help, Consumer<Object> action) {
        Button button = new Button(null, Icons.of(icon, 16));
        button.getStyleClass().add("wb-flat");
        button.setId("augment-" + index + "-" + id);
        button.setAccessibleText(help);
        Hint.on(button, help);
        button.setOnAction(action::accept);
        return button;
    }

    private void typed(KeyEvent event, IntConsumer moving, Runnable removing) {
        if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            moving.accept(event.getCode() == KeyCode.UP ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE && event.getTarget() == this) {
            removing.run();
            event.consume();
        }
    }

    private void said(@Nullable String refusal) {
        problem.setText(Objects.requireNonNullElse(refusal, ""));
        problem.setVisible(refusal != null);
        if (refusal != null) {
            show(model.stepsProperty().get().get(index));
        }
    }

    /** The node that the mouse takes to drag the step. */
    Node dragHandle() {
        return handle;
    }

    void dragged(boolean now) {
        pseudoClassStateChanged(DRAGGED, now);
    }

    /** Takes over the settings of a step of the same kind. */
    void show(Augmentation step) {
        ObjectNode values = AugmentationModel.valuesOf(step);
        rows.forEach((name, row) -> {
            row.show(values.get(name));
            row.setDisable(isIdle(name, values));
        });
    }

    /** A gray value that nobody sees, since the outside is filled in another way. */
    private static boolean isIdle(String field, ObjectNode values) {
        return (field.equals("fill_value") && values.path("fill_mode").asText().equals("nearest"))
                || (field.equals("value") && values.path("fill").asText().equals("noise"));
    }
}
