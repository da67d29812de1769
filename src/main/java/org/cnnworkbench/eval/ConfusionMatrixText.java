package org.cnnworkbench.eval;

import java.util.ArrayList;
import java.util.List;

/** Lays a confusion matrix out as text. */
final class ConfusionMatrixText {

    private ConfusionMatrixText() {}

    static String of(ConfusionMatrix matrix) {
        List<String> headings = new ArrayList<>();
        for (int row = 0; row < matrix.classes(); row++) {
            String name = matrix.classNames().get(row);
            String number = Integer.toString(row);
            headings.add(name.equals(number) ? number : number + " " + name);
        }
        int headingWidth = headings.stream().mapToInt(TextCells::width).max().orElse(0);
        int[] widths = new int[matrix.classes()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Integer.toString(column).length();
            for (int row = 0; row < widths.length; row++) {
                widths[column] = Math.max(
                        widths[column], Long.toString(matrix.count(row, column)).length());
            }
        }
        StringBuilder text = new StringBuilder(" ".repeat(headingWidth));
        for (int column = 0; column < widths.length; column++) {
            text.append("  ").append(TextCells.right(Integer.toString(column), widths[column]));
        }
        text.append('\n');
        for (int row = 0; row < widths.length; row++) {
            text.append(TextCells.left(headings.get(row), headingWidth));
            for (int column = 0; column < widths.length; column++) {
                text.append("  ").append(TextCells.right(Long.toString(matrix.count(row, column)), widths[column]));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
