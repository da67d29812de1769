package org.cnnworkbench.ui.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.Diagnostic.Severity;
import org.cnnworkbench.ui.editor.graph.SpecText;
import org.cnnworkbench.ui.editor.graph.SpecText.Mark;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The architecture as JSON, edited beside the drawing: what is typed and can be read becomes an edit of the drawing, and every edit of the
 * drawing is written here. What can't be read is marked, and leaves the drawing as it was; where the drawing is edited then, the text is put
 * aside and can be brought back.
 */
final class JsonView extends BorderPane {

    private static final Duration REST = Duration.millis(300);
    private static final double NUMBER = 44;
    private static final Pattern TOKENS =
            Pattern.compile("(?<key>\"(?:[^\"\\\\\n]|\\\\.)*\"(?=\\s*:))|(?<text>\"(?:[^\"\\\\\n]|\\\\.)*\")"
                    + "|(?<number>-?\\b\\d+(\\.\\d+)?([eE][+-]?\\d+)?\\b)|(?<word>\\b(true|false|null)\\b)");

    private final DesignModel model;
    private final CodeArea area = new CodeArea();
    private final Label status = new Label();
    private final PauseTransition rest = new PauseTransition(REST);
    private List<Mark> marks = List.of();
    private @Nullable ArchitectureSpec shown;
    private final Hyperlink bringBack = new Hyperlink("Bring back the text that couldn't be read");
    private String aside = "";
    private boolean unread;
    private boolean writing;

    JsonView(DesignModel model) {
        this.model = model;
        area.setId("design-json");
        area.getStyleClass().add("design-json");
        area.setParagraphGraphicFactory(this::lineNumber);
        area.plainTextChanges().subscribe(change -> {
            if (!writing) {
                rest.playFromStart();
            }
        });
        area.focusedProperty().addListener((observed, before, now) -> {
            if (!now) {
                take();
                model.document().endGesture();
            }
        });
        rest.setOnFinished(rested -> take());
        status.getStyleClass().addAll("wb-small", "design-json-status");
        status.setMaxWidth(Double.MAX_VALUE);
        setCenter(new VirtualizedScrollPane<>(area));
        bringBack.setId("design-json-aside");
        bringBack.setOnAction(pressed -> bringBack());
        setBottom(new VBox(bringBack, status));
        putAside("");
        model.drawingProperty().addListener((observed, before, now) -> follow());
        follow();
    }

    /** What is typed, where it means something, becomes the drawing. */
    private void take() {
        rest.stop();
        String text = area.getText();
        SpecText.Reading reading = SpecText.read(text);
        ArchitectureSpec spec = reading.spec();
        unread = spec == null;
        if (spec == null) {
            mark(Optional.ofNullable(reading.mark()).map(List::of).orElse(List.of()));
            return;
        }
        shown = spec;
        if (spec.equals(model.spec())) {
            marksOfDrawing();
        } else {
            putAside("");
            model.put("edit the text", "design-json", spec);
        }
    }

    /** The drawing has changed: by what was typed here, or elsewhere. */
    private void follow() {
        ArchitectureSpec now = model.spec();
        if (!now.equals(shown)) {
            shown = now;
            rest.stop();
            if (unread || SpecText.read(area.getText()).spec() == null) {
                putAside(area.getText());
            }
            unread = false;
            writing = true;
            area.replaceText(SpecText.write(now));
            area.getUndoManager().forgetHistory();
            area.moveTo(0);
            area.requestFollowCaret();
            writing = false;
        }
        marksOfDrawing();
    }

    /** Keeps a text at hand; empty for none. */
    private void putAside(String text) {
        aside = text.isBlank() ? "" : text;
        bringBack.setVisible(!aside.isEmpty());
        bringBack.setManaged(!aside.isEmpty());
    }

    private void bringBack() {
        area.replaceText(aside);
        putAside("");
        area.requestFocus();
        take();
    }

    private void marksOfDrawing() {
        mark(SpecText.marks(area.getText(), model.drawing().summary().diagnostics()));
    }

    private void mark(List<Mark> other) {
        marks = other;
        area.setParagraphGraphicFactory(this::lineNumber);
        if (area.getLength() > 0) {
            area.setStyleSpans(0, styles(area.getText()));
        }
        Optional<Mark> worst = marks.stream()
                .filter(mark -> mark.severity() == Severity.ERROR)
                .findFirst()
                .or(() -> marks.stream().findFirst());
        status.setText(worst.map(mark -> "Line " + mark.line() + ": " + mark.message())
                .orElse("What you type here changes the drawing as soon as it can be read."));
        status.getStyleClass().removeAll("wb-bad", "wb-warning", "wb-muted");
        status.getStyleClass()
                .add(worst.map(mark -> mark.severity() == Severity.ERROR ? "wb-bad" : "wb-warning")
                        .orElse("wb-muted"));
    }

    private Node lineNumber(int line) {
        Label number = new Label(Integer.toString(line + 1));
        number.getStyleClass().add("design-json-line");
        number.setAlignment(Pos.CENTER_RIGHT);
        number.setPrefWidth(NUMBER);
        marks.stream().filter(mark -> mark.line() == line + 1).findFirst().ifPresent(mark -> {
            number.getStyleClass()
                    .add(mark.severity() == Severity.ERROR ? "design-json-line-bad" : "design-json-line-warning");
            number.setTooltip(new Tooltip(mark.message()));
        });
        return number;
    }

    private StyleSpans<Collection<String>> styles(String text) {
        StyleSpansBuilder<Collection<String>> colors = new StyleSpansBuilder<>();
        Matcher token = TOKENS.matcher(text);
        int end = 0;
        while (token.find()) {
            colors.add(Collections.emptyList(), token.start() - end);
            colors.add(List.of(kind(token)), token.end() - token.start());
            end = token.end();
        }
        colors.add(Collections.emptyList(), text.length() - end);
        StyleSpans<Collection<String>> spans = colors.create();
        for (Mark mark : marks) {
            int line = Math.clamp(mark.line() - 1L, 0, area.getParagraphs().size() - 1);
            int length = area.getParagraphLength(line);
            int from = Math.clamp(mark.column() - 1L, 0, Math.max(0, length - 1));
            if (length > 0) {
                StyleSpansBuilder<Collection<String>> under = new StyleSpansBuilder<>();
                int start = area.getAbsolutePosition(line, from);
                under.add(Collections.emptyList(), start);
                under.add(List.of(mark.severity() == Severity.ERROR ? "json-error" : "json-warning"), length - from);
                under.add(Collections.emptyList(), text.length() - start - (length - from));
                spans = spans.overlay(under.create(), JsonView::both);
            }
        }
        return spans;
    }

    private static Collection<String> both(Collection<String> a, Collection<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private static String kind(Matcher token) {
        return token.group("key") != null
                ? "json-key"
                : token.group("text") != null
                        ? "json-text"
                        : token.group("number") != null ? "json-number" : "json-word";
    }

    /** Shows the line of a layer. */
    void reveal() {
        area.requestFocus();
    }
}
