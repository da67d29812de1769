package org.cnnworkbench.ui.common;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** What a network says of an image: a bar for each class, the most probable first. */
public final class ProbabilityBars extends GridPane {

    private static final int MOST = 10;
    private static final double NAME_WIDTH = 96;

    public ProbabilityBars() {
        getStyleClass().add("wb-probabilities");
        ColumnConstraints names = new ColumnConstraints(NAME_WIDTH);
        ColumnConstraints bars = new ColumnConstraints(40, 120, Double.MAX_VALUE);
        bars.setHgrow(Priority.ALWAYS);
        ColumnConstraints numbers = new ColumnConstraints(56);
        numbers.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(names, bars, numbers);
        setHgap(8);
        setVgap(4);
    }

    /**
     * @param truth the class that the image shows, -1 where nobody knows
     */
    public void show(List<String> classNames, float[] probabilities, int truth) {
        getChildren().clear();
        List<Integer> ranked = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -probabilities[i]))
                .toList();
        for (int row = 0; row < Math.min(MOST, ranked.size()); row++) {
            int of = ranked.get(row);
            Label name = new Label(classNames.get(of));
            name.getStyleClass().add(of == truth ? "wb-good" : row == 0 ? "wb-heading" : "wb-muted");
            ProgressBar bar = new ProgressBar(probabilities[of]);
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.getStyleClass().add(of == truth ? "wb-bar-truth" : "wb-bar-other");
            bar.setAccessibleText(classNames.get(of) + " " + Format.percent(probabilities[of]));
            Label number = new Label(Format.percent(probabilities[of]));
            number.getStyleClass().add("wb-number");
            addRow(row, name, bar, number);
        }
        if (ranked.size() > MOST) {
            Label rest = new Label((ranked.size() - MOST) + " other classes are less probable");
            rest.getStyleClass().addAll("wb-small", "wb-muted");
            add(rest, 0, MOST, 3, 1);
        }
    }

    /** Shows nothing. */
    public void clear() {
        getChildren().clear();
    }
}
