package org.cnnworkbench.ui.inspect;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.RunChooser;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Which run, from which side, and beside which other run. */
final class InspectBar extends HBox {

    private final InspectModel model;

    InspectBar(InspectModel model) {
        this.model = model;
        getStyleClass().add("wb-bar");
        RunChooser run = new RunChooser(
                model.focus().choices(), model.focus().runProperty(), model.focus()::overviewOf, model.focus()::choose);
        run.setId("inspect-run");
        Hint.on(run, "The run whose network is looked into");
        model.focus().overviewProperty().addListener((observed, before, now) -> run.refresh());
        SegmentedButton show = new SegmentedButton(
                show("Filters", "What each convolution looks for", InspectModel.Show.FILTERS),
                show("Activations", "What every layer makes of an image", InspectModel.Show.ACTIVATIONS),
                show("Weights", "How the weights are distributed", InspectModel.Show.WEIGHTS));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(run, show, space, compare());
    }

    private ToggleButton show(String text, String help, InspectModel.Show side) {
        ToggleButton button = new ToggleButton(text);
        button.setId("inspect-show-" + side.name().toLowerCase(Locale.ROOT));
        Hint.on(button, help);
        model.showProperty().addListener((observed, before, now) -> button.setSelected(now == side));
        button.setSelected(model.showProperty().get() == side);
        button.setOnAction(pressed -> {
            button.setSelected(true);
            model.showProperty().set(side);
        });
        return button;
    }

    private HBox compare() {
        RunChooser other = new RunChooser(
                model.focus().choices(), model.otherProperty(), model.focus()::overviewOf, model.otherProperty()::set);
        other.setId("inspect-compare");
        other.setPromptText("Compare with a run…");
        Hint.on(other, "Shows another run's filters beside these, at the same epoch");
        Button none = new Button("", Icons.of(MaterialDesignC.CLOSE));
        none.setId("inspect-compare-none");
        none.getStyleClass().add("wb-flat");
        Hint.on(none, "Compare no longer");
        none.setAccessibleText("Compare no longer");
        none.visibleProperty().bind(model.otherProperty().isNotNull());
        none.managedProperty().bind(none.visibleProperty());
        none.setOnAction(pressed -> model.otherProperty().set(null));
        HBox compare = new HBox(4, other, none);
        compare.getStyleClass().add("tools");
        compare.visibleProperty().bind(model.showProperty().isEqualTo(InspectModel.Show.FILTERS));
        return compare;
    }
}
