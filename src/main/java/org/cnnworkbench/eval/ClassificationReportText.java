package org.cnnworkbench.eval;

import java.util.List;
import org.cnnworkbench.eval.ClassificationReport.Scores;

/** The layout of scikit-learn's {@code classification_report} (release 1.2, unchanged since 0.22). */
final class ClassificationReportText {

    private static final List<String> HEADINGS = List.of("precision", "recall", "f1-score", "support");
    private static final int CELL = 9;

    private final int digits;
    private final int nameWidth;
    private final StringBuilder text = new StringBuilder();

    private ClassificationReportText(int digits, int nameWidth) {
        this.digits = digits;
        this.nameWidth = nameWidth;
    }

    static String of(ClassificationReport report, int digits) {
        if (digits < 0) {
            throw new IllegalArgumentException("report: expected 0 or more digits, received " + digits);
        }
        int longestName = report.classes().stream()
                .mapToInt(row -> TextCells.width(row.name()))
                .max()
                .orElse(0);
        int nameWidth = Math.max(
                Math.max(longestName, digits), report.weightedAvg().name().length());
        return new ClassificationReportText(digits, nameWidth).layOut(report);
    }

    private String layOut(ClassificationReport report) {
        line("", HEADINGS);
        text.append('\n');
        report.classes().forEach(this::row);
        text.append('\n');
        if (report.allPresent()) {
            Scores micro = report.microAvg();
            line("accuracy", List.of("", "", TextCells.decimal(micro.f1Score(), digits), "" + micro.support()));
        } else {
            row(report.microAvg());
        }
        row(report.macroAvg());
        row(report.weightedAvg());
        return text.toString();
    }

    private void row(Scores scores) {
        line(
                scores.name(),
                List.of(
                        TextCells.decimal(scores.precision(), digits),
                        TextCells.decimal(scores.recall(), digits),
                        TextCells.decimal(scores.f1Score(), digits),
                        Long.toString(scores.support())));
    }

    private void line(String name, List<String> cells) {
        text.append(TextCells.right(name, nameWidth)).append(' ');
        cells.forEach(cell -> text.append(' ').append(TextCells.right(cell, CELL)));
        text.append('\n');
    }
}
