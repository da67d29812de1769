package org.cnnworkbench.ui.data;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cnnworkbench.data.augment.Augmentation;

/** The steps in their order; a step is dragged by its handle to another place. */
final class StepList extends VBox {

    private final AugmentationModel model;
    private final List<StepCard> cards = new ArrayList<>();
    private final Region marker = new Region();
    private List<String> types = List.of();
    private double grabbed;
    private int target = -1;

    StepList(AugmentationModel model) {
        super(8);
        this.model = model;
        setId("augment-steps");
        marker.getStyleClass().add("augment-marker");
        marker.setManaged(false);
        marker.setVisible(false);
        model.stepsProperty().addListener((observed, before, now) -> show(now));
        show(model.stepsProperty().get());
    }

    /** Cards stay where the kinds of steps stay: a slider that is being dragged must not be replaced under the hand. */
    private void show(List<Augmentation> steps) {
        List<String> now = steps.stream().map(AugmentationModel::typeOf).toList();
        if (now.equals(types) && !cards.isEmpty()) {
            for (int i = 0; i < cards.size(); i++) {
                cards.get(i).show(steps.get(i));
            }
            return;
        }
        types = now;
        cards.clear();
        for (int i = 0; i < steps.size(); i++) {
            cards.add(card(i, steps.get(i)));
        }
        getChildren().setAll(cards);
        getChildren().add(marker);
    }

    private StepCard card(int index, Augmentation step) {
        StepCard card = new StepCard(model, index, step, by -> move(index, index + by), () -> remove(index));
        card.dragHandle().setOnMousePressed(pressed -> {
            grabbed = pressed.getSceneY();
            card.requestFocus();
        });
        card.dragHandle().setOnMouseDragged(dragged -> drag(card, dragged));
        card.dragHandle().setOnMouseReleased(released -> drop(card, index));
        return card;
    }

    private void move(int from, int to) {
        int place = Math.clamp(to, 0, cards.size() - 1);
        model.move(from, place);
        focus(place);
    }

    private void remove(int index) {
        model.remove(index);
        if (!cards.isEmpty()) {
            focus(Math.min(index, cards.size() - 1));
        }
    }

    private void focus(int index) {
        Platform.runLater(() -> {
            if (index < cards.size()) {
                cards.get(index).requestFocus();
            }
        });
    }

    private void drag(StepCard card, MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        card.dragged(true);
        card.setViewOrder(-1);
        card.setTranslateY(event.getSceneY() - grabbed);
        double y = sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
        target = 0;
        while (target < cards.size() && y > middle(cards.get(target))) {
            target++;
        }
        double at = target < cards.size()
                ? cards.get(target).getLayoutY() - getSpacing() / 2
                : cards.getLast().getLayoutY() + cards.getLast().getHeight() + getSpacing() / 2;
        marker.resizeRelocate(0, at - 1, getWidth(), 2);
        marker.setViewOrder(-2);
        marker.setVisible(true);
    }

    private static double middle(StepCard card) {
        return card.getLayoutY() + card.getHeight() / 2;
    }

    private void drop(StepCard card, int index) {
        card.dragged(false);
        card.setViewOrder(0);
        card.setTranslateY(0);
        marker.setVisible(false);
        if (target >= 0) {
            // The place is counted with the step still in the list.
            int place = target > index ? target - 1 : target;
            target = -1;
            if (place != index) {
                move(index, place);
            }
        }
    }
}
