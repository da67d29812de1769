package org.cnnworkbench.ui.common;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.transform.Transform;
import javafx.stage.FileChooser;
import javax.imageio.ImageIO;
import org.cnnworkbench.input.AtomicFiles;
import org.cnnworkbench.input.TextFiles;

/** Saves pictures and tables where a person says: whole or not at all, in the background, and tells what came of it. */
public final class Saver {

    /** Pictures of the window are so many times as fine as on the screen, for print. */
    private static final double FINE = 2;

    private final Background background;
    private final Notices notices;
    private final Supplier<Path> directory;

    /** @param directory where a person is asked first */
    public Saver(Background background, Notices notices, Supplier<Path> directory) {
        this.background = background;
        this.notices = notices;
        this.directory = directory;
    }

    /**
     * Asks for a file. A name without an ending gets one: no program opens a file without by itself.
     *
     * @param kind   of file, as a person calls it
     * @param name   proposed, without ending
     * @param ending without its point
     */
    public Optional<Path> ask(Node owner, String title, String kind, String name, String ending) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name + "." + ending);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*." + ending));
        File first = directory.get().toFile();
        if (first.isDirectory()) {
            chooser.setInitialDirectory(first);
        }
        return Optional.ofNullable(chooser.showSaveDialog(owner.getScene().getWindow()))
                .map(chosen -> chosen.getName().contains(".") ? chosen.toPath() : Path.of(chosen + "." + ending));
    }

    /** Saves a text. */
    public void text(Path file, String text) {
        save(file, () -> {
            TextFiles.writeAtomically(file, text);
            return file;
        });
    }

    /** Saves what a part of the window shows now, as PNG on the theme's surface. */
    public void picture(Path file, Node part, Theme theme) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(theme.now().surface());
        parameters.setTransform(Transform.scale(FINE, FINE));
        picture(file, part.snapshot(parameters, null));
    }

    /** Saves a picture as PNG. */
    public void picture(Path file, Image picture) {
        BufferedImage pixels = Pictures.buffered(picture);
        save(file, () -> {
            ByteBuffer bytes = png(pixels);
            AtomicFiles.write(file, channel -> {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            });
            return file;
        });
    }

    private static ByteBuffer png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, "png", bytes)) {
            throw new IOException("no writer for PNG");
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /** Saves by whatever work. */
    public void save(Path file, Callable<Path> work) {
        var ignored = background.run(
                work,
                saved -> notices.info("Saved " + saved.getFileName() + "."),
                failure -> notices.problem("saving " + file.getFileName(), failure));
    }
}
