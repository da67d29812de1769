package org.cnnworkbench.ui.editor;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.stage.FileChooser;
import javax.imageio.ImageIO;
import org.cnnworkbench.input.AtomicFiles;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Pictures;
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

    DesignFiles(Workspace workspace, DesignModel model) {
        this.workspace = workspace;
        this.model = model;
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
            write(file, () -> {
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
        FileChooser chooser = chooser(title, new FileChooser.ExtensionFilter(kind, "*." + ending));
        chooser.setInitialFileName(model.spec().name().replaceAll("[^\\p{L}\\p{N} ._-]+", "_") + "." + ending);
        return Optional.ofNullable(chooser.showSaveDialog(owner.getScene().getWindow()))
                .map(File::toPath)
                .map(file -> String.valueOf(file.getFileName()).contains(".")
                        ? file
                        : file.resolveSibling(file.getFileName() + "." + ending));
    }

    private void write(Path file, Callable<Path> writing) {
        workspace
                .background()
                .run(
                        writing,
                        written -> workspace.notices().info("Saved " + written.getFileName()),
                        failure -> workspace.notices().problem("saving " + file, failure));
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
        BufferedImage picture = Pictures.buffered(canvas.snapshot(new SnapshotParameters(), null));
        write(file, () -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, "png", bytes)) {
                throw new IOException("no writer for PNG");
            }
            AtomicFiles.write(file, channel -> {
                ByteBuffer left = ByteBuffer.wrap(bytes.toByteArray());
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            });
            return file;
        });
    }

    void saveSvg(Path file, Palette palette) {
        Drawing drawing = model.drawing();
        GraphLayout layout = layout(drawing);
        SvgPen pen = new SvgPen();
        new DrawingPainter(pen, palette, DrawingPainter.Look.PLAIN, 1)
                .draw(drawing, layout, 0, 0, layout.width(), layout.height());
        String text = pen.document(layout.width(), layout.height(), MARGIN, palette.background());
        write(file, () -> {
            TextFiles.writeAtomically(file, text);
            return file;
        });
    }

    /** On about the shape of a page. */
    private static GraphLayout layout(Drawing drawing) {
        return GraphLayout.of(drawing.graph(), 1600, 1000);
    }
}
