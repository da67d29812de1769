package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.input.InputException;

/**
 * The points of a grid, counted without making them. The order is that of scikit-learn's ParameterGrid: paths in alphabetical order, the
 * last varying fastest; a dimension stands after those that its conditions name, and one that doesn't count has no part in the point.
 */
public final class GridOrder {

    private final SearchSpace space;
    private final List<Dimension> order;
    private final List<List<JsonNode>> values;
    private final List<Tested> tests;
    private final Map<State, BigInteger> counts = new HashMap<>();

    /** A condition, the place in the order of what it names and of who asks. */
    private record Tested(Condition condition, int on, int by) {}

    /** What decides how many points are left: the place in the order, and which conditions hold so far for those still to come. */
    private record State(int place, BitSet holds) {}

    /** @throws InputException where a dimension has no countable values, saying how to mend it */
    public GridOrder(SearchSpace space) {
        this.space = space;
        this.order = space.conditionsFirst();
        this.values =
                order.stream().map(each -> each.domain().gridOf(each.path())).toList();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i).key(), i);
        }
        this.tests = order.stream()
                .flatMap(each -> each.when().stream()
                        .map(condition -> new Tested(
                                condition,
                                places.getOrDefault(condition.on().toString(), 0),
                                places.getOrDefault(each.key(), 0))))
                .toList();
    }

    /** How many points there are. */
    public BigInteger size() {
        return count(0, new BitSet());
    }

    /**
     * The point of an index.
     *
     * @param index from 0, less than {@link #size()}
     */
    public Point at(BigInteger index) {
        Map<String, JsonNode> chosen = new LinkedHashMap<>();
        BitSet holds = new BitSet();
        BigInteger left = index;
        for (int i = 0; i < order.size(); i++) {
            if (!counts(i, holds)) {
                continue;
            }
            if (isFree(i)) {
                BigInteger[] parts = left.divideAndRemainder(count(i + 1, holds));
                chosen.put(order.get(i).key(), values.get(i).get(parts[0].intValueExact()));
                left = parts[1];
                continue;
            }
            for (JsonNode value : values.get(i)) {
                BitSet after = after(i, value, holds);
                BigInteger below = count(i + 1, after);
                if (left.compareTo(below) < 0) {
                    chosen.put(order.get(i).key(), value);
                    holds = after;
                    break;
                }
                left = left.subtract(below);
            }
        }
        return space.point(chosen);
    }

    private BigInteger count(int place, BitSet holds) {
        if (place == order.size()) {
            return BigInteger.ONE;
        }
        State state = new State(place, pending(place, holds));
        BigInteger known = counts.get(state);
        if (known != null) {
            return known;
        }
        BigInteger count = BigInteger.ZERO;
        if (!counts(place, holds)) {
            count = count(place + 1, holds);
        } else if (isFree(place)) {
            count = count(place + 1, holds)
                    .multiply(BigInteger.valueOf(values.get(place).size()));
        } else {
            for (JsonNode value : values.get(place)) {
                count = count.add(count(place + 1, after(place, value, holds)));
            }
        }
        counts.put(state, count);
        return count;
    }

    /** Conditions whose dimension has been passed decide nothing more. */
    private BitSet pending(int place, BitSet holds) {
        BitSet pending = new BitSet();
        for (int t = 0; t < tests.size(); t++) {
            pending.set(t, holds.get(t) && tests.get(t).by >= place);
        }
        return pending;
    }

    private boolean counts(int place, BitSet holds) {
        for (int t = 0; t < tests.size(); t++) {
            if (tests.get(t).by == place && !holds.get(t)) {
                return false;
            }
        }
        return true;
    }

    private boolean isFree(int place) {
        return tests.stream().noneMatch(test -> test.on == place);
    }

    private BitSet after(int place, JsonNode value, BitSet holds) {
        BitSet after = (BitSet) holds.clone();
        for (int t = 0; t < tests.size(); t++) {
            if (tests.get(t).on == place && tests.get(t).condition.allows(value)) {
                after.set(t);
            }
        }
        return after;
    }
}
