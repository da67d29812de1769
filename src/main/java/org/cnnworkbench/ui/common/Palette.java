package org.cnnworkbench.ui.common;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javafx.scene.paint.Color;

/**
 * The colours of a theme, each with one meaning. The style sheets see them as looked-up colours ({@code -wb-text}); canvases, which no
 * style sheet reaches, take them from here.
 *
 * @param background of the window, behind everything
 * @param surface    of cards and bars
 * @param raised     of what lies on a surface: fields, blocks, hovered rows
 * @param border     hairlines between surfaces
 * @param text       what is read
 * @param muted      what explains
 * @param faint      what may be overlooked: grid lines, placeholders
 * @param accent     what can be pressed, what is chosen
 * @param onAccent   text on the accent
 * @param training   numbers of the training images
 * @param validation numbers of the validation images
 * @param good       done, healthy
 * @param warning    worth a look
 * @param bad        wrong, failed
 */
public record Palette(
        boolean dark,
        Color background,
        Color surface,
        Color raised,
        Color border,
        Color text,
        Color muted,
        Color faint,
        Color accent,
        Color onAccent,
        Color training,
        Color validation,
        Color good,
        Color warning,
        Color bad) {

    public static final Palette LIGHT = new Palette(
            false,
            Color.web("#f4f5f7"),
            Color.web("#ffffff"),
            Color.web("#f0f2f5"),
            Color.web("#dfe3e8"),
            Color.web("#1c2430"),
            Color.web("#5b6675"),
            Color.web("#b4bcc8"),
            Color.web("#2f6fed"),
            Color.web("#ffffff"),
            Color.web("#2f6fed"),
            Color.web("#d9650b"),
            Color.web("#1a8754"),
            Color.web("#a86a00"),
            Color.web("#cc2f3c"));

    public static final Palette DARK = new Palette(
            true,
            Color.web("#14171c"),
            Color.web("#1c2027"),
            Color.web("#262b34"),
            Color.web("#333a45"),
            Color.web("#e8ebf0"),
            Color.web("#9aa5b4"),
            Color.web("#566070"),
            Color.web("#6b9dff"),
            Color.web("#0d1420"),
            Color.web("#6b9dff"),
            Color.web("#ffa14d"),
            Color.web("#4cc38a"),
            Color.web("#e5b454"),
            Color.web("#ff6b74"));

    /** The colours as a style sheet of looked-up colours, and as those that JavaFX's own style sheet derives its colours from. */
    public String styleSheet() {
        String css = ".root {"
                + rule("-wb-background", background)
                + rule("-wb-surface", surface)
                + rule("-wb-raised", raised)
                + rule("-wb-border", border)
                + rule("-wb-text", text)
                + rule("-wb-muted", muted)
                + rule("-wb-faint", faint)
                + rule("-wb-accent", accent)
                + rule("-wb-accent-soft", fade(accent, dark ? 0.22 : 0.12))
                + rule("-wb-on-accent", onAccent)
                + rule("-wb-training", training)
                + rule("-wb-validation", validation)
                + rule("-wb-good", good)
                + rule("-wb-warning", warning)
                + rule("-wb-bad", bad)
                + rule("-wb-good-soft", fade(good, dark ? 0.22 : 0.12))
                + rule("-wb-warning-soft", fade(warning, dark ? 0.22 : 0.12))
                + rule("-wb-bad-soft", fade(bad, dark ? 0.22 : 0.12))
                + rule("-wb-shadow", Color.color(0, 0, 0, dark ? 0.5 : 0.12))
                + rule("-fx-base", dark ? surface : raised)
                + rule("-fx-background", surface)
                + rule("-fx-control-inner-background", surface)
                + rule("-fx-control-inner-background-alt", surface)
                + rule("-fx-accent", accent)
                + rule("-fx-default-button", accent)
                + rule("-fx-focus-color", accent)
                + rule("-fx-faint-focus-color", fade(accent, 0.2))
                + rule("-fx-selection-bar", fade(accent, dark ? 0.3 : 0.16))
                + rule("-fx-selection-bar-non-focused", fade(accent, dark ? 0.2 : 0.1))
                + rule("-fx-selection-bar-text", text)
                + rule("-fx-text-base-color", text)
                + rule("-fx-text-background-color", text)
                + rule("-fx-text-inner-color", text)
                + rule("-fx-prompt-text-fill", faint)
                + rule("-fx-mark-color", muted)
                + rule("-fx-box-border", border)
                + rule("-fx-text-box-border", border)
                + "}";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    /** The colour with an opacity of 0 to 1. */
    public static Color fade(Color color, double opacity) {
        return Color.color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
    }

    /** As CSS writes it, with its opacity. */
    public static String css(Color color) {
        return "rgba(" + Math.round(color.getRed() * 255) + "," + Math.round(color.getGreen() * 255) + ","
                + Math.round(color.getBlue() * 255) + "," + color.getOpacity() + ")";
    }

    private static String rule(String name, Color color) {
        return name + ":" + css(color) + ";";
    }
}
