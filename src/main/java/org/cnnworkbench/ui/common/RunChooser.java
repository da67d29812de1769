package org.cnnworkbench.ui.common;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunOverview;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.train.EpochResult;
import org.jspecify.annotations.Nullable;

/** Chooses one of the runs. */
public final class RunChooser extends ComboBox<RunDirectory> {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final Function<RunDirectory, Optional<RunOverview>> look;
    private boolean following;

    /**
     * @param runs   to choose from
     * @param chosen shown, and followed
     * @param look   where a run stands
     * @param choose told what a person chose
     */
    public RunChooser(
            ObservableList<RunDirectory> runs,
            ObservableValue<@Nullable RunDirectory> chosen,
            Function<RunDirectory, Optional<RunOverview>> look,
            Consumer<RunDirectory> choose) {
        super(runs);
        this.look = look;
        setPrefWidth(264);
        setVisibleRowCount(12);
        setButtonCell(new RunCell(look));
        setCellFactory(list -> new RunCell(look));
        follow(chosen.getValue());
        chosen.addListener((observed, before, now) -> follow(now));
        runs.addListener((javafx.beans.Observable changed) -> follow(chosen.getValue()));
        valueProperty().addListener((observed, before, now) -> {
            if (!following && now != null) {
                choose.accept(now);
            }
        });
    }

    private void follow(@Nullable RunDirectory now) {
        following = true;
        try {
            setValue(now);
        } finally {
            following = false;
        }
    }

    /** Says again where the chosen run stands. */
    public void refresh() {
        setButtonCell(new RunCell(look));
    }

    /** A run's name, when it was begun, and how well it does. */
    public static String text(RunDirectory run, Optional<RunOverview> overview) {
        RunStatus status = overview.map(RunOverview::status).orElse(null);
        if (status == null) {
            return String.valueOf(run.path().getFileName());
        }
        RunRecord record = status.record();
        EpochResult.Scores best = record.progress().best();
        return record.name() + " · " + DAY.format(record.created().atZone(ZoneId.systemDefault()))
                + (best == null ? " · " + status.state().text() : " · error " + Format.percent(best.errorRate()));
    }

    private static final class RunCell extends ListCell<RunDirectory> {

        private final Function<RunDirectory, Optional<RunOverview>> look;

        RunCell(Function<RunDirectory, Optional<RunOverview>> look) {
            this.look = look;
        }

        @Override
        protected void updateItem(@Nullable RunDirectory run, boolean empty) {
            super.updateItem(run, empty);
            setText(empty || run == null ? null : RunChooser.text(run, look.apply(run)));
        }
    }
}
