package org.cnnworkbench.ui.editor;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.cnnworkbench.spec.ArchitectureFiles;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.editor.graph.Drawing;
import org.cnnworkbench.ui.editor.graph.GraphLayout;
import org.cnnworkbench.ui.editor.paint.CanvasPen;
import org.cnnworkbench.ui.editor.paint.DrawingPainter;
import org.cnnworkbench.ui.workspace.Workspace;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The networks that come with the program, each with a small drawing, over the page. */
final class Gallery extends StackPane {

    private static final double CARD = 244;
    private static final double PICTURE = 140;

    private record Sample(String name, ArchitectureSpec spec) {}

    private final Workspace workspace;
    private final Theme theme;
    private final Consumer<ArchitectureSpec> chosen;
    private final Runnable closed;
    private final TilePane tiles = new TilePane(16, 16);
    private List<Sample> samples = List.of();

    /** @param closed gives the keyboard back */
    Gallery(Workspace workspace, Theme theme, Consumer<ArchitectureSpec> chosen, Runnable closed) {
        this.workspace = workspace;
        this.theme = theme;
        this.chosen = chosen;
        this.closed = closed;
        getStyleClass().add("design-gallery-shade");
        Label title = new Label("Sample networks");
        title.getStyleClass().add("wb-title");
        Button close = new Button("", Icons.of(MaterialDesignC.CLOSE));
        close.setId("design-gallery-close");
        close.getStyleClass().add("wb-flat");
        close.setAccessibleText("Close");
        close.setOnAction(event -> close());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox top = new HBox(title, space, close);
        top.setAlignment(Pos.CENTER_LEFT);
        tiles.setPrefColumns(3);
        tiles.setPrefTileWidth(CARD);
        ScrollPane scroll = new ScrollPane(tiles);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        BorderPane card = new BorderPane(scroll);
        card.setTop(top);
        card.getStyleClass().addAll("wb-card", "design-gallery");
        card.setMaxSize(3 * CARD + 2 * 16 + 2 * 24 + 16, 720);
        getChildren().add(card);
        setVisible(false);
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        theme.palette().addListener((observed, before, now) -> fill());
    }

    void open() {
        setVisible(true);
        if (samples.isEmpty()) {
            workspace
                    .background()
                    .run(
                            () -> ArchitectureFiles.samples().stream()
                                    .sorted(Comparator.comparing(name -> name.startsWith("seed")))
                                    .map(name -> new Sample(name, ArchitectureFiles.sample(name)))
                                    .toList(),
                            read -> {
                                samples = read;
                                fill();
                                focusFirst();
                            });
        } else {
            focusFirst();
        }
    }

    private void focusFirst() {
        if (!tiles.getChildren().isEmpty()) {
            tiles.getChildren().getFirst().requestFocus();
        }
    }

    private void fill() {
        tiles.getChildren().setAll(samples.stream().map(this::card).toList());
    }

    private Button card(Sample sample) {
        TensorShape.Image given = sample.spec().inputShape();
        Drawing drawing = Drawing.of(sample.spec(), given == null ? TensorShape.image(28, 28, 1) : given, 10);
        Label name = new Label(sample.spec().name());
        name.getStyleClass().add("wb-heading");
        Label numbers = new Label(drawing.size() + " layers · "
                + Format.shortCount(drawing.summary().parameterCount()) + " parameters");
        numbers.getStyleClass().addAll("wb-small", "wb-muted");
        String said = sample.spec().description();
        Label description = new Label(said == null ? "" : said);
        description.getStyleClass().addAll("wb-small", "wb-muted");
        description.setWrapText(true);
        description.setMinHeight(44);
        description.setMaxHeight(44);
        description.setAlignment(Pos.TOP_LEFT);
        VBox content = new VBox(4, picture(drawing), name, numbers, description);
        content.setPrefWidth(CARD - 24);
        Button card = new Button("", content);
        card.setId("sample-" + sample.name());
        card.getStyleClass().add("design-sample");
        card.setAccessibleText(sample.spec().name());
        card.setOnAction(event -> {
            close();
            chosen.accept(sample.spec());
        });
        return card;
    }

    private StackPane picture(Drawing drawing) {
        double width = CARD - 24;
        GraphLayout layout = GraphLayout.of(drawing.graph(), width, PICTURE);
        double zoom = Math.min(0.6, Math.min((width - 8) / layout.width(), (PICTURE - 8) / layout.height()));
        Canvas canvas = new Canvas(width, PICTURE);
        var gc = canvas.getGraphicsContext2D();
        gc.translate((width - layout.width() * zoom) / 2, (PICTURE - layout.height() * zoom) / 2);
        gc.scale(zoom, zoom);
        new DrawingPainter(new CanvasPen(gc), theme.now(), DrawingPainter.Look.PLAIN, zoom)
                .draw(drawing, layout, 0, 0, layout.width(), layout.height());
        StackPane frame = new StackPane(canvas);
        frame.getStyleClass().add("design-sample-picture");
        return frame;
    }

    private void close() {
        setVisible(false);
        closed.run();
    }
}
