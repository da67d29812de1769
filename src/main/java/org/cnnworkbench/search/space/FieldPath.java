package org.cnnworkbench.search.space;

import java.util.List;
import org.cnnworkbench.input.InputException;

/**
 * The way to a field of an experiment, as people write it: {@code training.optimizer.learning_rate}, {@code layers[2].kernel_size}.
 * {@code layers[…]} is short for {@code architecture.layers[…]}, and the form that is written.
 *
 * @param steps from the experiment inwards; the first is a field
 */
public record FieldPath(List<Step> steps) {

    /** The field of a block of layers that says how many times it occurs. No layer has a field of this name. */
    public static final String REPEATS = "repeats";

    static final String ARCHITECTURE = "architecture";
    static final String LAYERS = "layers";

    /** One step inwards. */
    public sealed interface Step {

        /** A field of an object. */
        record Field(String name) implements Step {}

        /** One item of a list, from 0: {@code [2]}. */
        record Item(int index) implements Step {}

        /** All items of a list that have the field that follows: {@code [*]}. */
        record Every() implements Step {}

        /** A layer by its name: {@code [stem]}. */
        record Named(String name) implements Step {}

        /** Layers that follow one another, both ends counted: {@code [1..2]}. */
        record Block(int first, int last) implements Step {}
    }

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a path.
     *
     * @throws InputException with the character from 1, what was expected and what was received
     */
    public static FieldPath parse(String text) {
        return new FieldPathParser(text).parse();
    }

    /** Whether the path says how many times a block of layers occurs. */
    public boolean isRepeats() {
        return isInLayers() && steps.size() == 4 && steps.getLast().equals(new Step.Field(REPEATS));
    }

    /** The last step's name where it is a field, such as {@code learning_rate}; else the whole path. */
    public String shortName() {
        return steps.getLast() instanceof Step.Field field ? field.name() : toString();
    }

    /** Whether this path leads to something that holds what the other leads to; false for a path and itself. */
    public boolean isAbove(FieldPath other) {
        return steps.size() < other.steps.size() && steps.equals(other.steps.subList(0, steps.size()));
    }

    private boolean isInLayers() {
        return steps.size() > 2
                && steps.get(0).equals(new Step.Field(ARCHITECTURE))
                && steps.get(1).equals(new Step.Field(LAYERS));
    }

    /** As people write it; {@code parse(toString())} equals this. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : isInLayers() ? steps.subList(1, steps.size()) : steps) {
            switch (step) {
                case Step.Field field -> text.append(text.isEmpty() ? "" : ".").append(field.name());
                case Step.Item item -> text.append('[').append(item.index()).append(']');
                case Step.Every every -> text.append("[*]");
                case Step.Named named -> text.append('[').append(named.name()).append(']');
                case Step.Block block ->
                    text.append('[')
                            .append(block.first())
                            .append("..")
                            .append(block.last())
                            .append(']');
            }
        }
        return text.toString();
    }
}
