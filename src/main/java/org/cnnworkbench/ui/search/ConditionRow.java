package org.cnnworkbench.ui.search;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.search.space.Choice;
import org.cnnworkbench.search.space.Condition;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.FieldPath;
import org.cnnworkbench.ui.workspace.SearchWords;
import org.jspecify.annotations.Nullable;

/** Under which values of another dimension this one counts. A plan from a file may have several such conditions: they are said, not edited. */
final class ConditionRow extends VBox {

    private final ComboBox<Dimension> on = new ComboBox<>();
    private final CommitField values;
    private final Label several = new Label();
    private final Label problem = new Label();
    private final Consumer<@Nullable Condition> taker;

    /** What stands for no condition, of no field. */
    private final Dimension always =
            new Dimension(new FieldPath(List.of()), new Choice(List.of(NullNode.getInstance())));

    private final BooleanProperty wanted = new SimpleBooleanProperty(false);
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper(false);
    private boolean silent;
    private List<Condition> shown = List.of();

    ConditionRow(String id, Consumer<@Nullable Condition> taker) {
        super(4);
        this.taker = taker;
        on.setId(id + "-when");
        on.setConverter(new Titles());
        on.setMaxWidth(Double.MAX_VALUE);
        on.setMinWidth(0);
        on.setPrefWidth(150);
        on.setAccessibleText("Counts only when");
        on.valueProperty().addListener((observed, before, now) -> {
            if (!silent && now != null) {
                chosen(now);
            }
        });
        values = new CommitField(id + "-when-values", typed -> take());
        values.setPromptText("these values");
        values.setPrefColumnCount(8);
        HBox.setHgrow(values, Priority.ALWAYS);
        HBox.setHgrow(on, Priority.ALWAYS);
        several.getStyleClass().addAll("wb-small", "wb-muted");
        several.setWrapText(true);
        problem.getStyleClass().addAll("wb-small", "wb-bad");
        problem.setWrapText(true);
        fail("");
        HBox row = new HBox(8, on, values);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, several, problem);
        row.visibleProperty().bind(several.visibleProperty().not());
        row.managedProperty().bind(row.visibleProperty());
        several.managedProperty().bind(several.visibleProperty());
        several.setVisible(false);
        visibleProperty().bind(possible.and(wanted));
        managedProperty().bind(visibleProperty());
        wanted.addListener((observed, before, now) -> {
            if (!now && !shown.isEmpty()) {
                taker.accept(null);
            }
        });
    }

    /** Whether the person wants a condition; without one the field always counts. */
    BooleanProperty wantedProperty() {
        return wanted;
    }

    /** Whether there is another dimension to depend on. */
    ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }

    /** Offers the other dimensions to depend on; there may be none. */
    void offer(Dimension self, List<Dimension> all) {
        List<Dimension> others =
                all.stream().filter(each -> !each.path().equals(self.path())).toList();
        silent = true;
        on.getItems().setAll(always);
        on.getItems().addAll(others);
        select();
        silent = false;
        possible.set(!others.isEmpty());
    }

    void show(Dimension dimension) {
        shown = dimension.when();
        several.setVisible(shown.size() > 1);
        several.setText(shown.stream().map(SearchWords::of).collect(Collectors.joining(", and ")));
        silent = true;
        select();
        silent = false;
        if (!shown.isEmpty()) {
            wanted.set(true);
        }
        if (shown.size() == 1) {
            values.show(DomainText.values(shown.getFirst().values()));
        }
        fail("");
    }

    private void select() {
        Dimension wanted = shown.size() == 1
                ? on.getItems().stream()
                        .filter(each -> each.path().equals(shown.getFirst().on()))
                        .findFirst()
                        .orElse(always)
                : always;
        on.setValue(wanted);
        values.setVisible(wanted != always);
        values.setManaged(wanted != always);
    }

    private void chosen(Dimension now) {
        if (now == always) {
            taker.accept(null);
        } else {
            // The first of its values is as good a beginning as any.
            taker.accept(new Condition(
                    now.path(),
                    List.of(DomainText.asValues(now.domain()).values().getFirst())));
        }
    }

    private void take() {
        try {
            Dimension now = Objects.requireNonNullElse(on.getValue(), always);
            if (now != always) {
                taker.accept(new Condition(now.path(), DomainText.values(values.typed())));
            }
            fail("");
        } catch (InputException e) {
            fail(Objects.requireNonNullElse(e.getMessage(), "no values"));
        }
    }

    private void fail(String message) {
        problem.setText(message);
        problem.setVisible(!message.isEmpty());
        problem.setManaged(!message.isEmpty());
    }

    private static final class Titles extends StringConverter<Dimension> {
        @Override
        public String toString(@Nullable Dimension dimension) {
            return dimension == null || dimension.path().steps().isEmpty()
                    ? "Always"
                    : "Only when " + SearchWords.of(dimension.path()) + " is";
        }

        @Override
        public Dimension fromString(String text) {
            throw new IllegalStateException("the box is not editable");
        }
    }
}
