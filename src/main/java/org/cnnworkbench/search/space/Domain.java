package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.cnnworkbench.input.InputException;

/** The values that one field may take. */
public sealed interface Domain permits Choice, RealRange, IntRange {

    /** The most values of one field that a grid may have. */
    int MOST_GRID_VALUES = 100_000;

    /**
     * The values of a grid in order; empty where the domain doesn't say which: a real range without steps, a range of more than
     * {@value #MOST_GRID_VALUES} whole numbers.
     */
    Optional<List<JsonNode>> grid();

    /** Whether the value, in the form of {@link Values}, is one of these. */
    boolean contains(JsonNode value);

    /**
     * The value that a uniformly distributed number stands for: every value of a list and every whole number is equally likely, real
     * numbers are uniform; both on the logarithmic scale where the range asks for that.
     *
     * @param uniform from 0, less than 1
     */
    JsonNode draw(double uniform);

    /** What it is, for messages: {@code one of 3, 5}, {@code a whole number from 16 to 256}. */
    String describe();

    /** The values of a grid. @throws InputException where there is none, saying how to mend it */
    default List<JsonNode> gridOf(FieldPath path) {
        return grid().orElseThrow(() -> new InputException(path + ": expected values that a grid can count, received "
                + describe() + "; add \"steps\": how many values, or list the values"));
    }
}
