package org.cnnworkbench.ui.editor;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.cnnworkbench.spec.Diagnostic.Severity;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** What can be opened below the drawing: the problems, or the text. */
final class Dock {

    private static final double OPEN = 0.62;

    private final DesignModel model;
    private final ToggleButton problems = new ToggleButton("Problems");
    private final ToggleButton json = new ToggleButton("JSON", Icons.of(MaterialDesignC.CODE_JSON, 16));
    private final Node problemsView;

    /** Made when it is first opened: an editor of text is the dearest part of the page. */
    private @Nullable JsonView jsonView;

    Dock(DesignModel model, IntConsumer reveal) {
        this.model = model;
        problemsView = new ProblemsView(model, layer -> {
            model.select(List.of(layer));
            reveal.accept(layer);
        });
        problems.setId("design-problems-toggle");
        Hint.on(problems, "What is wrong, or worth knowing, about this network");
        json.setId("design-json-toggle");
        Hint.on(json, "The network as text, edited side by side");
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(problems, json);
        problems.getStyleClass().add("design-toggle");
        json.getStyleClass().add("design-toggle");
        model.drawingProperty().addListener((observed, before, now) -> count());
        count();
    }

    /** The buttons that open and close it. */
    List<Node> buttons() {
        return List.of(problems, json);
    }

    /** Opens in a split pane below what is there. */
    void in(SplitPane pane) {
        problems.selectedProperty().addListener((observed, before, now) -> show(pane));
        json.selectedProperty().addListener((observed, before, now) -> show(pane));
    }

    private void show(SplitPane pane) {
        Node wanted = problems.isSelected() ? problemsView : json.isSelected() ? text() : null;
        double divider = pane.getItems().size() > 1 ? pane.getDividerPositions()[0] : OPEN;
        while (pane.getItems().size() > 1) {
            pane.getItems().removeLast();
        }
        if (wanted != null) {
            pane.getItems().add(wanted);
            SplitPane.setResizableWithParent(wanted, false);
            pane.setDividerPositions(divider);
        }
    }

    private JsonView text() {
        JsonView view = jsonView;
        if (view == null) {
            view = new JsonView(model);
            jsonView = view;
        }
        return view;
    }

    private void count() {
        long errors = model.drawing().count(Severity.ERROR);
        long warnings = model.drawing().count(Severity.WARNING);
        Severity worst = errors > 0 ? Severity.ERROR : warnings > 0 ? Severity.WARNING : null;
        problems.setText(
                errors + warnings == 0
                        ? "No problems"
                        : errors + warnings == 1 ? "1 problem" : errors + warnings + " problems");
        problems.setGraphic(worst == null ? fine() : ProblemsView.icon(worst, 16));
    }

    private static FontIcon fine() {
        FontIcon icon = Icons.of(MaterialDesignC.CHECK_CIRCLE_OUTLINE, 16);
        icon.getStyleClass().add("design-good");
        return icon;
    }
}
