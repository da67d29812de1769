package org.cnnworkbench.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The typefaces that come with the program, and the one scale of sizes, in pixels. */
public final class Fonts {

    public static final double SMALL = 11;
    public static final double BODY = 13;
    public static final double TITLE = 16;
    public static final double LARGE = 22;

    private static final List<String> FILES = List.of(
            "inter-latin-400-normal",
            "inter-latin-500-normal",
            "inter-latin-600-normal",
            "inter-latin-700-normal",
            "jetbrains-mono-latin-400-normal");

    private static boolean loaded;

    private Fonts() {}

    /** Makes the typefaces known to style sheets; the first call does it. On the window's thread. */
    static void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream("/assets/fonts/" + file + ".woff")) {
                if (in == null) {
                    throw new IllegalStateException("the program's font " + file + " is missing");
                }
                Font.loadFont(in, BODY);
            } catch (IOException e) {
                throw new UncheckedIOException("reading the program's font " + file, e);
            }
        }
    }

    /** For canvases. */
    public static Font text(double size) {
        load();
        return Font.font("Inter", size);
    }

    /** Half bold, for canvases. */
    public static Font strong(double size) {
        load();
        return Font.font("Inter SemiBold", size);
    }

    /** Of one width, for canvases. */
    public static Font mono(double size) {
        load();
        return Font.font("JetBrains Mono", size);
    }
}
