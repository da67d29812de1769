package org.cnnworkbench.ui.common.form;

import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/**
 * Where the button that marks a field stands, at the right end of its label. It is made when the mouse first comes to the field, or the field
 * is marked: a form has dozens of fields, and few are ever marked.
 */
final class MarkPlace extends StackPane {

    private static final double SIZE = 18;

    /** Of a label: a form is as high with it as without. */
    private static final double LINE = 14;

    private final String field;
    private final String id;
    private @Nullable FieldMarks marks;
    private @Nullable ToggleButton button;

    /** @param row of the field; the button is seen while the mouse is over it */
    MarkPlace(String idPrefix, String field, Region row) {
        this.field = field;
        this.id = idPrefix + "-" + field.replace('_', '-') + "-search";
        setMinSize(SIZE, 0);
        setPrefSize(SIZE, LINE);
        setMaxSize(SIZE, LINE);
        row.addEventFilter(MouseEvent.MOUSE_ENTERED, entered -> hover(true));
        row.addEventFilter(MouseEvent.MOUSE_EXITED, left -> hover(false));
    }

    void use(FieldMarks wanted) {
        marks = wanted;
        refresh();
    }

    /** Shows whether the field is marked now. */
    void refresh() {
        FieldMarks now = marks;
        boolean marked = now != null && now.isMarked(field);
        if (button != null || marked) {
            ToggleButton there = made();
            there.setSelected(marked);
            there.setVisible(marked || there.isHover());
        }
    }

    private void hover(boolean over) {
        FieldMarks now = marks;
        if (now != null && now.offers(field)) {
            ToggleButton there = made();
            there.setVisible(over || there.isSelected());
        }
    }

    private ToggleButton made() {
        ToggleButton there = button;
        if (there != null) {
            return there;
        }
        ToggleButton made = new ToggleButton(null, Icons.of(MaterialDesignM.MAGNIFY_SCAN, 14));
        made.setId(id);
        made.getStyleClass().addAll("wb-flat", "wb-mark");
        made.setFocusTraversable(false);
        Hint.on(made, () -> marks == null ? "" : marks.help(field));
        made.setOnAction(pressed -> {
            FieldMarks now = marks;
            if (now != null) {
                now.toggle(field);
                refresh();
            }
        });
        button = made;
        getChildren().setAll(made);
        return made;
    }
}
