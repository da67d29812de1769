package org.cnnworkbench.ui.editor;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.editor.graph.Drawing;
import org.cnnworkbench.ui.editor.graph.Gap;
import org.cnnworkbench.ui.editor.graph.GapSpot;
import org.cnnworkbench.ui.editor.graph.PaletteCatalog.Item;
import org.cnnworkbench.ui.editor.graph.SpecEdits.Joining;
import org.cnnworkbench.ui.editor.paint.GroupColors;
import org.cnnworkbench.ui.workspace.SearchMarks;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/** Where the network is drawn: palette, canvas, settings, problems and text, all of the one architecture of the experiment. */
public final class DesignPage implements Page {

    private static final double NOTCH = 1.25;

    private final Workspace workspace;
    private final Theme theme;
    private final DesignModel model;
    private final DesignFiles files;
    private final StackPane root = new StackPane();
    private final DesignCanvas canvas;
    private final CanvasGestures gestures;
    private final PropertySidebar properties;
    private final PaletteView palette;
    private final QuickAdd quickAdd;
    private final Gallery gallery;
    private final Dock dock;
    private final Pane overlay = new Pane();
    private final Label ghost = new Label();
    private final VBox empty = new VBox(12);
    private final Label zoom = new Label("100 %");
    private final EditorCommands commands;
    private boolean dropCancelled;

    public DesignPage(Workspace workspace, Theme theme) {
        this.workspace = workspace;
        this.theme = theme;
        model = new DesignModel(workspace.document(), workspace.dataset().inputProperty(), workspace.background());
        files = new DesignFiles(workspace, model);
        canvas = new DesignCanvas(model, theme);
        gestures = new CanvasGestures(model, canvas, this::quickAdd, this::connected);
        properties = new PropertySidebar(model, new SearchMarks(workspace.document(), workspace.notices()));
        palette = new PaletteView(item -> model.insert(item, model.usualGap()), new Drops());
        quickAdd = new QuickAdd(model::insert, canvas::requestFocus);
        gallery = new Gallery(workspace, theme, this::open, canvas::requestFocus);
        dock = new Dock(model, canvas::reveal);
        commands = new EditorCommands(model, workspace.notices(), new EditorCommands.View() {
            @Override
            public void quickAdd() {
                DesignPage.this.quickAdd(model.usualGap());
            }

            @Override
            public void editProperties() {
                properties.focusFirst();
            }

            @Override
            public void fit() {
                canvas.fit();
            }

            @Override
            public void zoom(boolean in) {
                canvas.zoom(in ? NOTCH : 1 / NOTCH);
            }

            @Override
            public boolean cancel() {
                return cancelGesture();
            }
        });
        commands.listenOn(canvas);
        canvas.onViewChange(() -> zoom.setText(Math.round(canvas.viewport().zoom() * 100) + " %"));
        build();
    }

    private void build() {
        root.getStyleClass().addAll("wb-page", "design-page");
        root.setStyle(GroupColors.style(theme.now().dark()));
        theme.palette().addListener((observed, before, now) -> root.setStyle(GroupColors.style(now.dark())));
        StackPane drawing = new StackPane(canvas, emptyHint());
        SplitPane middle = new SplitPane(drawing);
        middle.setOrientation(Orientation.VERTICAL);
        dock.in(middle);
        BorderPane center = new BorderPane(middle);
        center.setBottom(new TotalsStrip(model));
        BorderPane page = new BorderPane(center);
        page.setTop(bar());
        page.setLeft(palette);
        page.setRight(properties);
        overlay.setPickOnBounds(false);
        ghost.getStyleClass().add("design-ghost");
        ghost.setMouseTransparent(true);
        ghost.setVisible(false);
        overlay.getChildren().addAll(ghost, quickAdd);
        root.getChildren().addAll(page, overlay, gallery);
        model.drawingProperty().addListener((observed, before, now) -> showEmptiness());
        showEmptiness();
    }

    // ---- bar ----

    private HBox bar() {
        Button samples = new Button("Samples", Icons.of(MaterialDesignV.VIEW_GALLERY_OUTLINE));
        samples.setId("design-gallery");
        Hint.on(samples, "Networks that come with the program");
        samples.setOnAction(event -> gallery.open());
        MenuItem open = item("Open architecture…", () -> files.open(root));
        MenuItem save = item("Save architecture as…", () -> files.save(root));
        MenuButton file = new MenuButton("Architecture", Icons.of(MaterialDesignF.FOLDER_OPEN_OUTLINE), open, save);
        file.setId("design-file");
        MenuItem png = item("PNG picture…", () -> files.exportPng(root, theme.now()));
        MenuItem svg = item("SVG drawing…", () -> files.exportSvg(root, theme.now()));
        MenuButton export = new MenuButton("Export", Icons.of(MaterialDesignE.EXPORT_VARIANT), png, svg);
        export.setId("design-export");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        zoom.getStyleClass().addAll("wb-small", "wb-muted", "design-zoom");
        HBox bar = new HBox(
                samples,
                file,
                export,
                spring,
                flat(
                        "design-zoom-out",
                        MaterialDesignM.MAGNIFY_MINUS_OUTLINE,
                        "Smaller (−)",
                        () -> canvas.zoom(1 / NOTCH)),
                zoom,
                flat("design-zoom-in", MaterialDesignM.MAGNIFY_PLUS_OUTLINE, "Larger (+)", () -> canvas.zoom(NOTCH)),
                new Separator(Orientation.VERTICAL),
                flat(
                        "design-fit",
                        MaterialDesignF.FIT_TO_PAGE_OUTLINE,
                        "Show the whole network, laid out anew (F)",
                        canvas::fit));
        bar.getChildren().addAll(4, dock.buttons());
        bar.getChildren().add(6, new Separator(Orientation.VERTICAL));
        bar.getStyleClass().add("wb-bar");
        return bar;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static Button flat(String id, Ikon icon, String help, Runnable action) {
        Button button = new Button("", Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add("wb-flat");
        Hint.on(button, help);
        button.setAccessibleText(help);
        button.setOnAction(event -> action.run());
        return button;
    }

    // ---- empty ----

    private VBox emptyHint() {
        Label title = new Label("An empty network");
        title.getStyleClass().add("wb-title");
        Label text = new Label("Drag a layer here from the left, or begin with one of the samples.");
        text.getStyleClass().add("wb-muted");
        Button samples = new Button("Choose a sample");
        samples.setId("design-empty-gallery");
        samples.getStyleClass().add("wb-primary");
        samples.setOnAction(event -> gallery.open());
        empty.getStyleClass().add("design-empty");
        empty.setAlignment(Pos.CENTER);
        empty.getChildren().setAll(title, text, samples);
        empty.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return empty;
    }

    private void showEmptiness() {
        empty.setVisible(canvas.isEmpty());
    }

    // ---- commands ----

    private void open(ArchitectureSpec sample) {
        model.open(sample);
        canvas.fit();
    }

    private void quickAdd(Gap gap) {
        GapSpot spot = canvas.spots().stream()
                .filter(each -> each.gap().equals(gap))
                .findFirst()
                .or(() -> canvas.spots().stream()
                        .filter(each -> each.gap().from() == gap.from())
                        .findFirst())
                .orElse(null);
        double x = spot == null ? canvas.getWidth() / 2 : canvas.viewport().screenX(spot.x());
        double y = spot == null ? canvas.getHeight() / 2 : canvas.viewport().screenY(spot.y());
        Point2D place = overlay.sceneToLocal(canvas.localToScene(x, y));
        quickAdd.open(gap, described(gap));
        quickAdd.applyCss();
        quickAdd.autosize();
        quickAdd.relocate(
                Math.clamp(
                        place.getX() - quickAdd.getWidth() / 2,
                        8,
                        Math.max(8, overlay.getWidth() - quickAdd.getWidth() - 8)),
                Math.clamp(place.getY() + 12, 8, Math.max(8, overlay.getHeight() - quickAdd.getHeight() - 8)));
    }

    private String described(Gap gap) {
        String from = gap.from() < 0 ? "the images" : model.drawing().name(gap.from());
        return gap instanceof Gap.Between between
                ? "Between " + from + " and " + model.drawing().name(between.to())
                : "After " + from;
    }

    private boolean cancelGesture() {
        boolean dragging = ghost.isVisible();
        if (dragging) {
            dropCancelled = true;
            endDrop();
        }
        return gestures.cancel() || dragging;
    }

    /** A connection was drawn from a block to another. */
    private void connected(int from, MouseEvent at) {
        int to = gestures.connectingTo();
        if (to < 0) {
            return;
        }
        Drawing drawing = model.drawing();
        boolean merges = drawing.layer(to) instanceof LayerSpec.Add || drawing.layer(to) instanceof LayerSpec.Concat;
        if (merges) {
            connect(from, to, Joining.ADD);
            return;
        }
        boolean alike = LayerFacts.usual(drawing, from, to) == Joining.ADD;
        MenuItem add = item("Add both: numbers are summed", () -> connect(from, to, Joining.ADD));
        add.setId("connect-add");
        MenuItem concat = item("Put side by side: channels are stacked", () -> connect(from, to, Joining.CONCAT));
        concat.setId("connect-concat");
        MenuItem instead = item("Take only this one", () -> connect(from, to, Joining.INSTEAD));
        instead.setId("connect-instead");
        ContextMenu menu = alike ? new ContextMenu(add, concat, instead) : new ContextMenu(concat, add, instead);
        menu.setId("connect-menu");
        menu.show(canvas, at.getScreenX(), at.getScreenY());
    }

    private void connect(int from, int to, Joining joining) {
        try {
            model.connect(from, to, joining);
        } catch (InputException e) {
            workspace.notices().problem("connecting", e);
        }
    }

    // ---- dragging from the palette ----

    private final class Drops implements PaletteView.Dragging {
        @Override
        public void moved(Item item, double sceneX, double sceneY) {
            Point2D at = overlay.sceneToLocal(sceneX, sceneY);
            if (!ghost.isVisible()) {
                ghost.setText(item.title());
                ghost.setGraphic(LayerIcons.tile(item.id(), item.group()));
                ghost.setVisible(true);
                canvas.requestFocus();
            }
            ghost.relocate(at.getX() + 10, at.getY() + 10);
            GapSpot lit = spot(sceneX, sceneY);
            canvas.show(new CanvasHint.Drop(canvas.isEmpty() ? List.of() : canvas.spots(), lit));
        }

        @Override
        public void dropped(Item item, double sceneX, double sceneY) {
            boolean cancelled = dropCancelled;
            dropCancelled = false;
            GapSpot lit = spot(sceneX, sceneY);
            endDrop();
            if (lit != null && !cancelled) {
                model.insert(item, lit.gap());
                canvas.requestFocus();
            }
        }

        @Override
        public boolean cancelled() {
            return dropCancelled;
        }

        private @Nullable GapSpot spot(double sceneX, double sceneY) {
            Point2D at = canvas.sceneToLocal(sceneX, sceneY);
            return canvas.isInside(at.getX(), at.getY())
                    ? canvas.gapAt(at.getX(), at.getY(), canvas.spots()).orElse(null)
                    : null;
        }
    }

    private void endDrop() {
        ghost.setVisible(false);
        canvas.show(new CanvasHint.None());
    }

    // ---- page ----

    @Override
    public PageId id() {
        return PageId.DESIGN;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public List<MenuItem> menu() {
        return commands.menu(palette::focusSearch, gallery::open, () -> files.open(root), () -> files.save(root));
    }

    /** For keyboards: where they begin. */
    Node canvas() {
        return canvas;
    }
}
