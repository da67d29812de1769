package org.cnnworkbench.ui.evaluate;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cnnworkbench.eval.Metrics;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Hint;

/** The single numbers, in a row. */
final class Headlines extends HBox {

    Headlines() {
        setId("evaluate-headlines");
        getStyleClass().addAll("wb-card", "headlines");
    }

    void show(Metrics metrics) {
        getChildren().clear();
        add("Accuracy", Format.percent(metrics.accuracy()), "Share of the images that were recognised");
        add(
                "Error rate",
                Format.percent(metrics.errorRate()),
                "Share of the images that were taken for something else");
        add(
                "Log loss",
                Format.number(metrics.logLoss()),
                "Mean of −ln(probability of the true class): 0 is perfect, being sure and wrong costs most");
        add(
                "Balanced accuracy",
                Format.percent(metrics.balancedAccuracy()),
                "Mean over the classes of the share that was recognised: large classes count no more than small ones");
        add(
                "Cohen’s κ",
                Format.number(metrics.cohenKappa()),
                "Agreement beyond chance: 0 is guessing, 1 is perfect (Cohen 1960)");
        add(
                "Matthews",
                Format.number(metrics.matthewsCorrelation()),
                "Correlation of truth and prediction: 0 is guessing, 1 is perfect (Gorodkin 2004)");
        metrics.topKAccuracy().forEach((k, accuracy) -> {
            if (k > 1) {
                add(
                        "Top " + k,
                        Format.percent(accuracy),
                        "Share of the images whose true class is among the " + k + " most probable");
            }
        });
    }

    private void add(String name, String value, String help) {
        Label heading = new Label(name);
        heading.getStyleClass().addAll("wb-small", "wb-muted");
        Label number = new Label(value);
        number.getStyleClass().add("headline");
        VBox tile = new VBox(2, heading, number);
        Hint.on(tile, help);
        HBox.setHgrow(tile, Priority.ALWAYS);
        tile.setPrefWidth(96);
        getChildren().add(tile);
    }
}
