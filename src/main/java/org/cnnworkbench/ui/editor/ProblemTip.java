package org.cnnworkbench.ui.editor;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.cnnworkbench.spec.Diagnostic;
import org.cnnworkbench.ui.editor.graph.Drawing;

/** Says what is wrong with the block that the mouse rests on. */
final class ProblemTip {

    private static final Duration DELAY = Duration.millis(300);
    private static final Duration STAY = Duration.seconds(20);
    private static final double WIDTH = 360;

    private final Node on;
    private final Tooltip tip = new Tooltip();
    private String said = "";

    ProblemTip(Node on) {
        this.on = on;
        tip.setId("design-problem-tip");
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        tip.setShowDelay(DELAY);
        tip.setShowDuration(STAY);
    }

    /** The mouse is over a block, or over none: a number below 0. */
    void over(Drawing drawing, int layer) {
        String now = layer < 0 || layer >= drawing.size() ? "" : text(drawing.diagnosticsOf(layer));
        if (now.equals(said)) {
            return;
        }
        said = now;
        tip.hide();
        Tooltip.uninstall(on, tip);
        if (!now.isEmpty()) {
            tip.setText(now);
            Tooltip.install(on, tip);
        }
    }

    /** Every problem with what mends it, the worst first; empty where there is none. */
    static String text(List<Diagnostic> problems) {
        return problems.stream()
                .sorted((a, b) -> a.severity().compareTo(b.severity()))
                .map(problem -> problem.message() + "\n" + problem.mend())
                .collect(Collectors.joining("\n\n"))
                .strip();
    }
}
