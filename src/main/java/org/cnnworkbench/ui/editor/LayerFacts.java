package org.cnnworkbench.ui.editor;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cnnworkbench.spec.Diagnostic;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.ParameterSpec;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.spec.Wiring;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.editor.graph.Drawing;
import org.cnnworkbench.ui.editor.graph.SpecEdits;
import org.cnnworkbench.ui.editor.graph.SpecEdits.Joining;
import org.cnnworkbench.ui.editor.graph.Wire;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** What follows from a layer's settings, what feeds it, and what is wrong with it. */
final class LayerFacts extends VBox {

    private final DesignModel model;
    private final VBox problems = new VBox(8);

    LayerFacts(DesignModel model) {
        super(8);
        this.model = model;
    }

    /** The layer's problems, to be shown where the eye falls first. */
    VBox problems() {
        return problems;
    }

    void show(int index) {
        Drawing drawing = model.drawing();
        problems.getChildren()
                .setAll(drawing.diagnosticsOf(index).stream().map(this::problem).toList());
        problems.setManaged(!problems.getChildren().isEmpty());
        GridPane grid = new GridPane(12, 6);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(88);
        grid.getColumnConstraints().add(names);
        LayerSummary summary = drawing.summaryOf(index);
        if (summary != null) {
            add(grid, "Output", summary.output().toString());
            add(grid, "Parameters", Format.count(summary.parameterCount()));
            for (ParameterSpec parameter : summary.parameters()) {
                add(
                        grid,
                        "    " + parameter.name().replace('_', ' '),
                        parameter.shape().stream().map(String::valueOf).collect(Collectors.joining("×"))
                                + (parameter.trainable() ? "" : ", not trained"));
            }
            add(grid, "Multiply-adds", Format.shortCount(summary.multiplyAccumulates()));
            add(grid, "Sees", summary.receptiveField() + " pixels");
        }
        Label heading = new Label("What follows");
        heading.getStyleClass().add("wb-heading");
        getChildren().setAll(feeding(drawing, index));
        if (summary != null) {
            getChildren().addAll(heading, grid);
        }
    }

    private static void add(GridPane grid, String name, String value) {
        Label caption = new Label(name);
        caption.getStyleClass().addAll("wb-small", "wb-muted");
        Label number = new Label(value);
        number.setWrapText(true);
        number.getStyleClass().addAll("wb-small");
        grid.addRow(grid.getRowCount(), caption, number);
    }

    // ---- what feeds it ----

    private VBox feeding(Drawing drawing, int index) {
        Label heading = new Label("Fed by");
        heading.getStyleClass().add("wb-heading");
        FlowPane chips = new FlowPane(6, 6);
        for (Wire wire : drawing.graph().nodes().get(index).inputs()) {
            chips.getChildren().add(chip(drawing, wire, index));
        }
        MenuButton more = new MenuButton("Connect");
        more.setId("property-connect");
        Hint.on(more, "Lets another layer feed this one too");
        more.setOnShowing(event -> more.getItems().setAll(sources(index)));
        more.getItems().add(new MenuItem("…"));
        HBox top = new HBox(8, heading, spring(), more);
        top.setAlignment(Pos.CENTER_LEFT);
        return new VBox(8, top, chips);
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    private HBox chip(Drawing drawing, Wire wire, int index) {
        String name = switch (wire) {
            case Wire.Unknown unknown -> unknown.name();
            case Wire.From from -> from.node() < 0 ? "images" : drawing.name(from.node());
        };
        HBox chip = new HBox(2, new Label(name));
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.getStyleClass().add("wb-chip");
        if (wire instanceof Wire.From from && SpecEdits.canDisconnect(drawing.spec(), from.node(), index)) {
            Button cut = new Button("", Icons.of(MaterialDesignC.CLOSE, 12));
            cut.getStyleClass().addAll("wb-flat", "design-chip-button");
            cut.setAccessibleText("Disconnect " + name);
            Hint.on(cut, "Disconnect");
            cut.setOnAction(
                    event -> model.edit("disconnect " + name, spec -> SpecEdits.disconnect(spec, from.node(), index)));
            chip.getChildren().add(cut);
        }
        return chip;
    }

    private List<MenuItem> sources(int index) {
        Drawing drawing = model.drawing();
        List<Wire> now = drawing.graph().nodes().get(index).inputs();
        return IntStream.range(-1, index)
                .filter(from -> !now.contains(new Wire.From(from)))
                .mapToObj(from -> {
                    TensorShape shape = drawing.output(from);
                    MenuItem item = new MenuItem((from < 0 ? Wiring.NETWORK_INPUT : drawing.name(from))
                            + (shape == null ? "" : "   " + shape));
                    item.setMnemonicParsing(false);
                    item.setOnAction(event -> connect(from, index));
                    return item;
                })
                .toList();
    }

    /** Added where the shapes are alike, else put side by side. */
    private void connect(int from, int to) {
        model.connect(from, to, usual(model.drawing(), from, to));
    }

    /** How two layers are best brought together. */
    static Joining usual(Drawing drawing, int from, int to) {
        Wire first = drawing.graph().nodes().get(to).inputs().getFirst();
        TensorShape given = first instanceof Wire.From wire ? drawing.output(wire.node()) : null;
        TensorShape other = drawing.output(from);
        boolean alike = given == null || other == null || given.equals(other);
        return alike ? Joining.ADD : Joining.CONCAT;
    }

    // ---- what is wrong ----

    private VBox problem(Diagnostic problem) {
        Label what = new Label(problem.message());
        what.setWrapText(true);
        Label how = new Label(problem.mend());
        how.setWrapText(true);
        how.getStyleClass().addAll("wb-small", "wb-muted");
        VBox box = new VBox(6, new HBox(8, ProblemsView.icon(problem.severity()), grown(what)), how);
        model.mendOf(problem).ifPresent(mend -> {
            Button button = new Button(mend.title());
            button.setOnAction(event -> model.apply(problem, mend));
            box.getChildren().add(button);
        });
        box.getStyleClass()
                .addAll(
                        "design-problem",
                        switch (problem.severity()) {
                            case ERROR -> "design-problem-bad";
                            case WARNING -> "design-problem-warning";
                            case NOTE -> "design-problem-note";
                        });
        return box;
    }

    private static Label grown(Label label) {
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
