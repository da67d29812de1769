package org.cnnworkbench.ui.training;

import java.util.OptionalInt;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.engine.gpu.DeviceWish;
import org.cnnworkbench.engine.gpu.Gpu;
import org.cnnworkbench.engine.gpu.Placement;
import org.cnnworkbench.run.RunOverview;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.ui.common.Soon;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.common.plot.Plot;
import org.cnnworkbench.ui.common.plot.PlotControls;
import org.cnnworkbench.ui.common.plot.PlotOptions;
import org.cnnworkbench.ui.common.plot.PlotSettings;
import org.cnnworkbench.ui.common.plot.ValueFormat;
import org.cnnworkbench.ui.workspace.RunPhase;
import org.cnnworkbench.ui.workspace.RunProgress;
import org.cnnworkbench.ui.workspace.RunSession;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** One run: where it stands, what it can be asked, its numbers, curves, layers, filters and events. */
final class RunView {

    private static final PlotOptions LAYERS = new PlotOptions(
            "Layer updates",
            ValueFormat.NUMBER,
            PlotOptions.Scale.LOGARITHMIC,
            new PlotOptions.Band(3e-4, 3e-3, "healthy update ÷ weight"),
            false);

    private final RunSession session;
    private final RunHeader header;
    private final EndRow end;
    private final Node steer;
    private final Tiles tiles;
    private final Plot loss;
    private final Plot error;
    private final Plot layers;
    private final FiltersPanel filters;
    private final EventsPanel events;
    private final Label engine = new Label();
    private final ScrollPane root;
    private long shown = -1;
    private @Nullable RunRecord engineOf;
    private @Nullable RunOverview overview;

    RunView(Workspace workspace, Theme theme, RunSession session, PlotSettings settings) {
        this.session = session;
        SteeringModel steering = new SteeringModel(workspace, session);
        header = new RunHeader(steering, workspace.notices());
        end = new EndRow(workspace, steering, session.progress());
        steer = header.steerRow();
        tiles = new Tiles(theme);
        loss = plot("plot-loss", new Plot(PlotOptions.of("Loss", ValueFormat.NUMBER), settings, theme));
        error = plot("plot-error", new Plot(PlotOptions.of("Error rate", ValueFormat.PERCENT), settings, theme));
        layers = plot("plot-layers", new Plot(LAYERS, settings, theme));
        filters = new FiltersPanel(workspace.background());
        events = new EventsPanel();
        StackPane actions = new StackPane(steer, end);
        StackPane.setAlignment(steer, Pos.CENTER_LEFT);
        // At a narrow window the buttons need a second row.
        actions.setMinHeight(Region.USE_PREF_SIZE);
        actions.setPadding(new Insets(4, 0, 4, 0));
        // Takes its room before training begins too, so that nothing jumps then.
        steer.managedProperty().bind(end.visibleProperty().not());
        end.managedProperty().bind(end.visibleProperty());
        engine.setId("train-engine");
        engine.getStyleClass().addAll("wb-muted", "wb-small");
        engine.setMinWidth(0);
        PlotControls controls = new PlotControls(settings);
        controls.setMinWidth(Region.USE_PREF_SIZE);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox looking = new HBox(12, engine, between, controls);
        looking.setAlignment(Pos.CENTER_LEFT);
        GridPane curves = grid(50, 50);
        curves.add(card(loss), 0, 0);
        curves.add(card(error), 1, 0);
        GridPane details = grid(44, 28, 28);
        details.add(card(layers), 0, 0);
        details.add(filters, 1, 0);
        details.add(events, 2, 0);
        VBox content = new VBox(
                12,
                header,
                actions,
                place(tiles, Tiles.HEIGHT),
                looking,
                place(curves, 260, 180),
                place(details, 220, 160));
        content.setPadding(new Insets(12, 16, 12, 16));
        root = new ScrollPane(content);
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.getStyleClass().add("wb-train-run");
    }

    private static Plot plot(String id, Plot plot) {
        plot.setId(id);
        return plot;
    }

    private static Soon place(Tiles tiles, double height) {
        Soon place = new Soon(tiles);
        place.setMinHeight(height);
        return place;
    }

    private static Soon place(GridPane grid, double height, double least) {
        Soon place = new Soon(grid);
        place.setPrefHeight(height);
        place.setMinHeight(least);
        VBox.setVgrow(place, Priority.ALWAYS);
        return place;
    }

    private static Region card(Plot plot) {
        StackPane card = new StackPane(plot);
        card.getStyleClass().addAll("wb-card", "wb-plot-card");
        card.setMinSize(0, 0);
        return card;
    }

    private static GridPane grid(double... shares) {
        GridPane grid = new GridPane();
        grid.setHgap(12);
        for (double share : shares) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            column.setFillWidth(true);
            column.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(column);
        }
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        row.setFillHeight(true);
        grid.getRowConstraints().add(row);
        return grid;
    }

    Parent root() {
        return root;
    }

    RunSession session() {
        return session;
    }

    /** What the library knows of it; tells of the queue and of the trainer's process. */
    void library(@Nullable RunOverview now) {
        if (now != null && !now.equals(overview)) {
            overview = now;
            shown = -1;
        }
    }

    /** What the run says of itself; null where that isn't known yet. */
    private @Nullable RunRecord record() {
        RunOverview known = overview;
        RunStatus status = known == null ? null : known.status();
        return status == null ? null : status.record();
    }

    /** The trainer's process; null where there is none. */
    @Nullable
    Long process() {
        RunRecord record = record();
        return record == null || !session.progress().phase().isLive() ? null : record.processId();
    }

    /** The number of the graphics card that its trainer computes on; empty where it computes on the processor or not at all. */
    OptionalInt card() {
        RunRecord record = record();
        EngineDescription used = record == null ? null : record.engine();
        return used != null
                        && session.progress().phase().isLive()
                        && DeviceWish.parse(Placement.deviceOf(used.device())) instanceof DeviceWish.Card on
                ? OptionalInt.of(on.index())
                : OptionalInt.empty();
    }

    void cardMemory(Gpu card) {
        tiles.showCard(card.usedBytes(), card.memoryBytes());
    }

    void memory(long bytes) {
        tiles.showMemory(bytes);
    }

    /** Where it waits in the queue; null where it doesn't. */
    @Nullable
    String waits() {
        RunOverview known = overview;
        RunStatus status = known == null ? null : known.status();
        return status != null && status.state() == RunState.QUEUED ? String.valueOf(status.reason()) : null;
    }

    /** Draws what has changed. */
    void refresh() {
        RunProgress run = session.progress();
        if (run.revision() == shown) {
            return;
        }
        shown = run.revision();
        String waits = waits();
        boolean over = run.phase() == RunPhase.OVER || waits != null;
        header.show(run, waits != null);
        steer.setVisible(run.phase().isLive());
        end.setVisible(over);
        if (over) {
            end.show(run, waits);
        }
        RunRecord record = record();
        if (record != engineOf) {
            engineOf = record;
            engine.setText(record == null ? "" : RunText.engine(record.engine(), record.engineChoice()));
        }
        tiles.show(run);
        loss.show(RunCurves.loss(run));
        error.show(RunCurves.error(run));
        layers.show(RunCurves.layers(run));
        filters.show(run);
        events.show(run);
    }
}
