package org.cnnworkbench.search.space;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.Nearest;

/** Reads the text of a {@link FieldPath}. */
final class FieldPathParser {

    private static final List<String> ROOTS =
            List.of("training", "data", "augmentation", FieldPath.ARCHITECTURE, FieldPath.LAYERS);

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern SELECTOR =
            Pattern.compile("\\[(?:(\\d{1,9})|(\\d{1,9})\\.\\.(\\d{1,9})|(\\*)|([\\p{L}\\p{N}_-]+))]");
    private static final int LONGEST = 1000;

    private final String text;
    private final List<FieldPath.Step> steps = new ArrayList<>();
    private int at;

    FieldPathParser(String text) {
        this.text = text;
    }

    FieldPath parse() {
        if (text.length() > LONGEST) {
            throw new InputException(
                    "expected a path of at most " + LONGEST + " characters, received " + text.length());
        }
        root();
        while (at < text.length()) {
            if (text.charAt(at) == '.') {
                at++;
                field();
            } else if (text.charAt(at) == '[') {
                selector();
            } else {
                throw wrong("expected \".\" or \"[\"");
            }
        }
        checkBlock();
        return new FieldPath(steps);
    }

    private void root() {
        String name = name();
        if (!ROOTS.contains(name)) {
            at = 0;
            throw wrong(
                    "expected a path that begins with training, data, augmentation, architecture or layers[…], such as "
                            + "training.optimizer.learning_rate" + Nearest.hint(name, ROOTS));
        }
        if (name.equals(FieldPath.LAYERS)) {
            steps.add(new FieldPath.Step.Field(FieldPath.ARCHITECTURE));
        }
        steps.add(new FieldPath.Step.Field(name));
    }

    private void field() {
        steps.add(new FieldPath.Step.Field(name()));
    }

    private String name() {
        Matcher matcher = NAME.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong("expected the name of a field");
        }
        at = matcher.end();
        return matcher.group();
    }

    private void selector() {
        Matcher matcher = SELECTOR.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong("expected [2], [*] for all, [1..2] for a block of layers, or a layer's name such as [stem]");
        }
        if (matcher.group(1) != null) {
            steps.add(new FieldPath.Step.Item(Integer.parseInt(matcher.group(1))));
        } else if (matcher.group(2) != null) {
            int first = Integer.parseInt(matcher.group(2));
            int last = Integer.parseInt(matcher.group(3));
            if (last < first) {
                throw wrong("expected a block whose last layer isn't before its first");
            }
            steps.add(new FieldPath.Step.Block(first, last));
        } else if (matcher.group(4) != null) {
            steps.add(new FieldPath.Step.Every());
        } else {
            steps.add(new FieldPath.Step.Named(matcher.group(5)));
        }
        at = matcher.end();
    }

    /** A block and the field "repeats" belong together. */
    private void checkBlock() {
        boolean block = steps.stream().anyMatch(FieldPath.Step.Block.class::isInstance);
        if (block && !new FieldPath(steps).isRepeats()) {
            throw new InputException("the path \"" + text
                    + "\": expected layers[1..2].repeats: how often a block of layers occurs is all that can be said of it; "
                    + "use [*] for a field of all layers");
        }
    }

    private InputException wrong(String expected) {
        String received = at >= text.length() ? "the end" : "\"" + text.substring(at) + "\"";
        return new InputException(
                "the path \"" + text + "\", character " + (at + 1) + ": " + expected + ", received " + received);
    }
}
