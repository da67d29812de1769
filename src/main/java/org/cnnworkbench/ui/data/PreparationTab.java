package org.cnnworkbench.ui.data;

import java.util.Map;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cnnworkbench.data.Preprocessing;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.common.form.RecordForm;

/** The settings of the images on the left, on the right what they make of the images. */
final class PreparationTab extends HBox {

    private static final double LEFT = 376;

    /** They have places of their own. */
    private static final Set<String> ELSEWHERE = Set.of("reference", "classes");

    private final PreparationModel model;
    private final RecordForm form =
            new RecordForm("data", PreparationModel.fields(), Map.of(Preprocessing.class, Preprocessing.TYPES));

    PreparationTab(PreparationModel model, Theme theme) {
        super(16);
        this.model = model;
        getStyleClass().add("data-tab");
        form.only(field -> !ELSEWHERE.contains(field.name())).onEdit(model::edit);
        Label title = new Label("Split, balance and values");
        title.getStyleClass().add("wb-heading");
        VBox settings = new VBox(12, new ClassChecklist(model), new Separator(), title, form);
        settings.getStyleClass().add("data-settings");
        VBox left = new VBox(scrolling(settings));
        left.getStyleClass().addAll("wb-card", "data-scrolling");
        left.setMinWidth(LEFT);
        left.setPrefWidth(LEFT);
        left.setMaxWidth(LEFT);
        PreparationEffectView effect = new PreparationEffectView(model, theme);
        effect.getStyleClass().add("data-settings");
        VBox right = new VBox(scrolling(effect));
        right.getStyleClass().addAll("wb-card", "data-scrolling");
        right.setMinWidth(0);
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(left, right);
        model.settingsProperty().addListener(changed -> form.show(model.values()));
        form.show(model.values());
    }

    private static ScrollPane scrolling(VBox content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }
}
