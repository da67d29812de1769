package org.cnnworkbench.ui.editor;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.stage.FileChooser;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Saver;
import org.cnnworkbench.ui.editor.graph.Drawing;
import org.cnnworkbench.ui.editor.graph.GraphLayout;
import org.cnnworkbench.ui.editor.paint.CanvasPen;
import org.cnnworkbench.ui.editor.paint.DrawingPainter;
import org.cnnworkbench.ui.editor.paint.SvgPen;
import org.cnnworkbench.ui.workspace.Workspace;

/** Architecture files and pictures of the drawing. Files are read and written in the background. */
final class DesignFiles {

    private static final double MARGIN = 32;
    private static final double SHARP = 2;
    /** Pictures larger than this have fewer pixels instead of more than a graphics card holds. */
    private static final double LONGEST_SIDE = 8000;

    private final Workspace workspace;
    private final DesignModel model;
    private final Saver saver;

    DesignFiles(Workspace workspace, DesignModel model) {
        this.workspace = workspace;
        this.model = model;
        this.saver = new Saver(workspace.background(), workspace.notices(), workspace.preferences()::directory);
    }

    private FileChooser chooser(String title, FileChooser.ExtensionFilter... filters) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(filters);
        File directory = workspace.preferences().directory().toFile();
        if (directory.isDirectory()) {
            chooser.setInitialDirectory(directory);
        }
        return chooser;
    }

    void open(Node owner) {
        FileChooser chooser = chooser(
                "Open an architecture",
                new FileChooser.ExtensionFilter("Architectures", "*.json", "*.txt", "*.py"),
                new FileChooser.ExtensionFilter("All files", "*.*"));
        Optional.ofNullable(chooser.showOpenDialog(owner.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(this::open);
    }

    void open(Path file) {
        workspace
                .background()
                .run(
                        () -> SpecJson.read(file),
                        model::open,
                        failure -> workspace.notices().problem("opening " + file, failure));
    }

    void save(Node owner) {
        ask(owner, "Save the architecture", "architecture", "json").ifPresent(file -> {
            ArchitectureSpec spec = model.spec();
            saver.save(file, () -> {
                SpecJson.save(spec, file);
                return file;
            });
        });
    }

    void exportPng(Node owner, Palette palette) {
        ask(owner, "Save the drawing", "PNG picture", "png").ifPresent(file -> savePng(file, palette));
    }

    void exportSvg(Node owner, Palette palette) {
        ask(owner, "Save the drawing", "SVG drawing", "svg").ifPresent(file -> saveSvg(file, palette));
    }

    private Optional<Path> ask(Node owner, String title, String kind, String ending) {
        String name = model.spec().name().replaceAll("[^\\p{L}\\p{N} ._-]+", "_");
        return saver.ask(owner, title, kind, name, ending);
    }

    void savePng(Path file, Palette palette) {
        Drawing drawing = model.drawing();
        GraphLayout layout = layout(drawing);
        double width = layout.width() + 2 * MARGIN;
        double height = layout.height() + 2 * MARGIN;
        double zoom = Math.min(SHARP, LONGEST_SIDE / Math.max(width, height));
        Canvas canvas = new Canvas(Math.ceil(width * zoom), Math.ceil(height * zoom));
        GraphicsContext gc = canvas.getGraphicsContext2D();
        gc.setFill(palette.background());
        gc.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        gc.scale(zoom, zoom);
        gc.translate(MARGIN, MARGIN);
        new DrawingPainter(new CanvasPen(gc), palette, DrawingPainter.Look.PLAIN, 1)
                .draw(drawing, layout, 0, 0, layout.width(), layout.height());
        saver.picture(file, canvas.snapshot(new SnapshotParameters(), null));
    }

    void saveSvg(Path file, Palette palette) {
        Drawing drawing = model.drawing();
        GraphLayout layout = layout(drawing);
        SvgPen pen = new SvgPen();
        new DrawingPainter(pen, palette, DrawingPainter.Look.PLAIN, 1)
                .draw(drawing, layout, 0, 0, layout.width(), layout.height());
        saver.text(file, pen.document(layout.width(), layout.height(), MARGIN, palette.background()));
    }

    /** On about the shape of a page. */
    private static GraphLayout layout(Drawing drawing) {
        return GraphLayout.of(drawing.graph(), 1600, 1000);
    }
}
