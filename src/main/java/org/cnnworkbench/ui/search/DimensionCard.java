package org.cnnworkbench.ui.search;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.search.space.Choice;
import org.cnnworkbench.search.space.Condition;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.Domain;
import org.cnnworkbench.search.space.IntRange;
import org.cnnworkbench.search.space.RealRange;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.workspace.SearchField;
import org.cnnworkbench.ui.workspace.SearchWords;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** A field that is searched: its values or its range, when it counts, and what is wrong with what is typed. */
final class DimensionCard extends VBox {

    private final PlanModel model;
    private final String id;
    private final ToggleButton list = new ToggleButton("Values");
    private final ToggleButton span = new ToggleButton("Range");
    private final CommitField values;
    private final HBox valuesRow;
    private final CommitField from;
    private final CommitField to;
    private final CheckBox log = new CheckBox("Log");
    private final CommitField step;
    private final CommitField steps;
    private final VBox rangeRows;
    private final VBox domainRows = new VBox(6);
    private final ConditionRow condition;
    private final Label problem = new Label();
    private Dimension shown;
    private boolean whole = true;

    DimensionCard(PlanModel model, Dimension dimension) {
        super(8);
        this.model = model;
        this.shown = dimension;
        id = "search-" + dimension.key().replaceAll("[^\\p{Alnum}]+", "-").replaceAll("-$", "");
        getStyleClass().add("search-dimension");
        values = new CommitField(id + "-values", typed -> takeValues());
        from = number("from");
        to = number("to");
        step = number("step");
        steps = number("steps");
        condition = new ConditionRow(id, this::takeCondition);
        valuesRow = new HBox(4, values);
        HBox.setHgrow(values, Priority.ALWAYS);
        rangeRows = rangeRows();
        problem.getStyleClass().addAll("wb-small", "wb-bad");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(head(dimension), domainRows, condition, problem);
        fail(null);
        fill(dimension);
    }

    private CommitField number(String name) {
        return new CommitField(id + "-" + name, typed -> takeRange());
    }

    private HBox head(Dimension dimension) {
        String words = SearchWords.of(dimension.path());
        int last = words.lastIndexOf(SearchWords.BETWEEN);
        Label title = new Label(last < 0 ? words : words.substring(last + SearchWords.BETWEEN.length()));
        title.getStyleClass().add("wb-heading");
        title.setMinWidth(0);
        VBox names = new VBox(title);
        if (last > 0) {
            names.getChildren().add(small(words.substring(0, last)));
        }
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        Hint.on(names, () -> {
            SearchField field = model.field(shown);
            return (field == null
                            ? "This experiment has no such field"
                            : field.info().help()) + "\n" + shown.key();
        });
        HBox.setHgrow(names, Priority.ALWAYS);
        ToggleGroup group = new ToggleGroup();
        list.setToggleGroup(group);
        span.setToggleGroup(group);
        list.setId(id + "-list");
        span.setId(id + "-range");
        list.setOnAction(pressed -> {
            list.setSelected(true);
            take(DomainText.asValues(shown.domain()));
        });
        span.setOnAction(pressed -> {
            span.setSelected(true);
            Domain range = DomainText.asRange(shown.domain(), whole);
            if (range != null) {
                take(range);
            }
        });
        SegmentedButton kind = new SegmentedButton(list, span);
        kind.getStyleClass().add("search-kind");
        kind.setMinWidth(USE_PREF_SIZE);
        Button remove = new Button(null, Icons.of(MaterialDesignC.CLOSE, 14));
        remove.setId(id + "-remove");
        remove.getStyleClass().add("wb-flat");
        remove.setAccessibleText("Stop searching " + SearchWords.of(dimension.path()));
        Hint.on(remove, "Search this field no longer");
        remove.setOnAction(pressed -> model.draft().remove(shown));
        ToggleButton when = new ToggleButton(null, Icons.of(MaterialDesignS.SOURCE_BRANCH, 14));
        when.setId(id + "-conditional");
        when.getStyleClass().add("wb-flat");
        when.setAccessibleText("Only under a condition");
        Hint.on(when, "Search this field only where another one has certain values");
        when.setSelected(!shown.when().isEmpty());
        condition.wantedProperty().bindBidirectional(when.selectedProperty());
        when.visibleProperty().bind(condition.possibleProperty());
        when.managedProperty().bind(when.visibleProperty());
        HBox head = new HBox(2, names, kind, when, remove);
        HBox.setMargin(kind, new Insets(0, 6, 0, 6));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private VBox rangeRows() {
        log.setId(id + "-log");
        log.setMinWidth(USE_PREF_SIZE);
        Hint.on(log, "Evenly on the logarithmic scale: as many trials from 0.001 to 0.01 as from 0.01 to 0.1");
        log.setOnAction(pressed -> takeRange());
        HBox ends = new HBox(8, small("From"), from, small("to"), to, log);
        ends.setAlignment(Pos.CENTER_LEFT);
        step.setPromptText("any");
        steps.setPromptText("–");
        Hint.on(step, "Only from, from + step, from + 2 steps … up to the end; empty for any number between");
        Hint.on(steps, "How many values a grid takes from this range, both ends among them");
        HBox fine = new HBox(8, small("In steps of"), step, small("Values in a grid"), steps);
        fine.setAlignment(Pos.CENTER_LEFT);
        for (CommitField field : List.of(from, to, step, steps)) {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setPrefColumnCount(5);
            field.setMinWidth(36);
        }
        return new VBox(6, ends, fine);
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("wb-small", "wb-muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** Shows how the field is searched now; what is being typed stays where it means the same. */
    void show(Dimension now, List<Dimension> all) {
        condition.offer(now, all);
        if (!now.equals(shown)) {
            fill(now);
            fail(null);
        }
    }

    private void fill(Dimension now) {
        shown = now;
        SearchField field = model.field(now);
        whole = field == null ? now.domain() instanceof IntRange : field.isWhole();
        span.setDisable(DomainText.asRange(now.domain(), whole) == null);
        condition.show(now);
        switch (now.domain()) {
            case Choice choice -> {
                list.setSelected(true);
                values.show(DomainText.values(choice.values()));
                domainRows.getChildren().setAll(valuesRow);
                names(field);
            }
            case IntRange range -> range(range.from(), range.to(), range.log(), range.step(), range.steps());
            case RealRange range -> range(range.from(), range.to(), range.log(), range.step(), range.steps());
        }
    }

    /** A menu to tick names in, where the field has names to choose from. */
    private void names(@Nullable SearchField field) {
        valuesRow.getChildren().setAll(values);
        if (field != null && field.info().choices().size() > 1) {
            valuesRow.getChildren().add(new NamesMenu(id, field.info().choices(), values::typed, text -> {
                values.show(text);
                takeValues();
            }));
        }
    }

    private void range(Number low, Number high, boolean isLog, @Nullable Number by, @Nullable Integer count) {
        span.setSelected(true);
        from.show(DomainText.number(low));
        to.show(DomainText.number(high));
        log.setSelected(isLog);
        step.show(DomainText.number(by));
        step.setDisable(isLog);
        steps.show(DomainText.number(count));
        domainRows.getChildren().setAll(rangeRows);
    }

    private void takeValues() {
        attempt(() -> take(new Choice(DomainText.values(values.typed()))));
    }

    private void takeRange() {
        attempt(() -> take(DomainText.range(
                whole,
                from.typed(),
                to.typed(),
                log.isSelected(),
                log.isSelected() ? "" : step.typed(),
                steps.typed())));
    }

    private void take(Domain domain) {
        put(new Dimension(shown.path(), domain, shown.when()));
    }

    private void takeCondition(@Nullable Condition when) {
        put(new Dimension(shown.path(), shown.domain(), when == null ? List.of() : List.of(when)));
    }

    private void put(Dimension changed) {
        attempt(() -> {
            if (!changed.equals(shown)) {
                model.draft().put(changed);
            }
        });
    }

    private void attempt(Runnable edit) {
        try {
            edit.run();
            fail(null);
        } catch (InputException | IllegalArgumentException e) {
            fail(Objects.requireNonNullElse(e.getMessage(), "not possible"));
        }
    }

    private void fail(@Nullable String message) {
        problem.setText(
                message == null || message.isEmpty()
                        ? ""
                        : message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1));
        problem.setVisible(message != null);
        problem.setManaged(message != null);
    }
}
