package org.cnnworkbench.ui.training;

import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.Circle;
import org.cnnworkbench.run.RunOverview;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.RunStore;
import org.jspecify.annotations.Nullable;

/** The tab of a run: its name, and a dot that says where it stands. */
final class RunTab {

    private static final String DOT = "wb-dot";

    private final RunView view;
    private final Tab tab;
    private final Circle dot = new Circle(4);
    private String tone = "";

    RunTab(RunView view) {
        this.view = view;
        String id = RunStore.id(view.session().run());
        // The date in an id is of no help while one looks at a run; the time is.
        tab = new Tab(id.replaceFirst("^\\d{8}-(\\d\\d)(\\d\\d)(\\d\\d)-(.+)$", "$4  $1:$2:$3"), view.root());
        dot.getStyleClass().add(DOT);
        tab.setGraphic(dot);
        tab.setTooltip(new Tooltip(id + "\nClosing the tab doesn't end the run."));
        tab.setUserData(view.session());
    }

    Tab tab() {
        return tab;
    }

    RunView view() {
        return view;
    }

    void update(@Nullable RunOverview overview) {
        view.library(overview);
        String now = RunText.tone(view.session().progress());
        if (!now.equals(tone)) {
            dot.getStyleClass().remove(DOT + "-" + tone);
            tone = now;
            if (!tone.isEmpty()) {
                dot.getStyleClass().add(DOT + "-" + tone);
            }
        }
        RunStatus status = overview == null ? null : overview.status();
        if (status != null && !status.record().name().isBlank()) {
            String id = RunStore.id(view.session().run());
            String time = id.replaceFirst("^\\d{8}-(\\d\\d)(\\d\\d)(\\d\\d)-.+$", "$1:$2:$3");
            String title = time.equals(id) ? id : status.record().name() + "  " + time;
            if (!title.equals(tab.getText())) {
                tab.setText(title);
            }
        }
    }
}
