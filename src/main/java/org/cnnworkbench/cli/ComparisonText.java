package org.cnnworkbench.cli;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.run.RunComparison;
import org.cnnworkbench.run.TensorComparison;

/** A comparison as lines for people. */
final class ComparisonText {

    private static final int MOST_SHOWN = 10;

    private ComparisonText() {}

    static List<String> of(RunComparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add("original  " + comparison.original());
        lines.add("other     " + comparison.other());
        lines.add((comparison.isSame() ? "the same to the last bit" : "not the same") + ", "
                + comparison.at().text());
        tensors("weights", comparison.weights(), lines);
        tensors("optimizer", comparison.optimizer(), lines);
        if (comparison.steps() != comparison.otherSteps()) {
            lines.add(Texts.format(
                    "  steps: %,d in the original, %,d in the other", comparison.steps(), comparison.otherSteps()));
        }
        lines.add(
                comparison.differentFrom() == null
                        ? Texts.format("  curves: the same in %d epochs", comparison.epochs())
                        : Texts.format("  curves: different from epoch %d on", comparison.differentFrom()));
        if (!comparison.circumstances().isEmpty()) {
            lines.add(
                    comparison.isSame()
                            ? "although these are not the same (original, other):"
                            : "what may be the reason (original, other):");
            comparison
                    .circumstances()
                    .forEach(one -> lines.add("  " + one.what() + ": " + one.original() + ", " + one.other()));
        } else if (!comparison.isSame()) {
            lines.add("machine, program, engine, threads, images, experiment and steering are the same in both");
        }
        return lines;
    }

    private static void tensors(String what, TensorComparison tensors, List<String> lines) {
        if (tensors.arrays() == 0) {
            lines.add("  " + what + ": has no numbers");
            return;
        }
        if (tensors.isSame()) {
            lines.add(Texts.format(
                    "  %s: %,d numbers in %d arrays are the same", what, tensors.numbers(), tensors.arrays()));
            return;
        }
        List<TensorComparison.Difference> all = tensors.differences();
        lines.add(Texts.format("  %s: %d of %d arrays are different", what, all.size(), tensors.arrays()));
        for (TensorComparison.Difference one : all.subList(0, Math.min(MOST_SHOWN, all.size()))) {
            lines.add(
                    Double.isNaN(one.largest())
                            ? "    " + one.name() + ": missing in one, of another shape, or with numbers that are none"
                            : Texts.format(
                                    "    %s: %,d of %,d numbers, by %.3g at most",
                                    one.name(), one.different(), one.numbers(), one.largest()));
        }
        if (all.size() > MOST_SHOWN) {
            lines.add("    and " + (all.size() - MOST_SHOWN) + " more");
        }
    }
}
