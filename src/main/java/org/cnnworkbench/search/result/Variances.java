package org.cnnworkbench.search.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The variance of a tree over the space, and the parts of it that single dimensions explain (Hutter et al. 2014, algorithm 2). */
final class Variances {

    private final Presence presence;
    private final List<RegressionTree.Leaf> leaves;
    private final double[][] sample;

    /** @param sample points drawn from a space with conditions, where dimensions aren't independent; none of a space without */
    Variances(Presence presence, List<RegressionTree.Leaf> leaves, double[][] sample) {
        this.presence = presence;
        this.leaves = leaves;
        this.sample = sample;
    }

    /** A share a dimension; empty where the tree has the same score everywhere. */
    Optional<double[]> shares() {
        int dimensions = presence.axes().size();
        double total = total();
        if (!(total > 0)) {
            return Optional.empty();
        }
        return Optional.of(IntStream.range(0, dimensions)
                .mapToDouble(d -> presence.probability(d) * alone(d) / total)
                .toArray());
    }

    /** Exact where the dimensions are independent, that of the sample otherwise. */
    private double total() {
        if (sample.length > 0) {
            double[] alike = new double[sample.length];
            Arrays.fill(alike, 1);
            return variance(
                    alike, Arrays.stream(sample).mapToDouble(this::predict).toArray());
        }
        List<Measure> measures = presence.everywhere();
        return variance(
                leaves.stream().mapToDouble(leaf -> mass(leaf, measures, -1)).toArray(),
                leaves.stream().mapToDouble(RegressionTree.Leaf::score).toArray());
    }

    private double predict(double[] point) {
        for (RegressionTree.Leaf leaf : leaves) {
            if (leaf.contains(point)) {
                return leaf.score();
            }
        }
        throw new IllegalStateException("the leaves leave a gap");
    }

    /** The variance of the mean score at each of a dimension's values, where the dimension counts. */
    private double alone(int d) {
        List<Part> parts = parts(d);
        double[] masses = new double[parts.size()];
        double[] means = new double[parts.size()];
        Measure own = Measure.uniform(presence.axes().get(d));
        double[] others = new double[leaves.size()];
        for (int p = 0; p < means.length; p++) {
            Part part = parts.get(p);
            if (p == 0
                    || !part.values()
                            .isEmpty()) { // what else counts depends on a list's value, not on a place in a range
                List<Measure> measures = presence.where(d, part.values());
                Arrays.setAll(others, leaf -> mass(leaves.get(leaf), measures, d));
            }
            masses[p] = own.of(part.cell());
            means[p] = mean(d, part.inside(), others);
        }
        return variance(masses, means);
    }

    /** The mean score of the leaves at a coordinate, weighed by how probable their other sides are. */
    private double mean(int d, double coordinate, double[] others) {
        double sum = 0;
        double weight = 0;
        for (int leaf = 0; leaf < others.length; leaf++) {
            if (leaves.get(leaf).box().get(d).contains(coordinate)) {
                sum += others[leaf] * leaves.get(leaf).score();
                weight += others[leaf];
            }
        }
        return weight > 0 ? sum / weight : 0;
    }

    /** The pieces of a dimension along which every leaf is constant, without that where the dimension doesn't count. */
    private List<Part> parts(int d) {
        Axis axis = presence.axes().get(d);
        List<Part> parts = new ArrayList<>();
        if (axis.isList()) {
            for (int value = 0; value < axis.values().size(); value++) {
                BitSet one = new BitSet();
                one.set(value + 1);
                parts.add(new Part(
                        new Cell.Subset(one), value, List.of(axis.values().get(value))));
            }
            return parts;
        }
        TreeSet<Double> ends = new TreeSet<>(List.of(0.0, 1.0));
        for (RegressionTree.Leaf leaf : leaves) {
            Cell.Interval interval = (Cell.Interval) leaf.box().get(d);
            ends.add(Math.clamp(interval.from(), 0, 1));
            ends.add(Math.clamp(interval.to(), 0, 1));
        }
        double from = 0;
        for (double to : ends.tailSet(0.0, false)) {
            parts.add(new Part(new Cell.Interval(from, to), to, List.of()));
            from = to;
        }
        return parts;
    }

    /** A piece of an axis, a coordinate in it, and its value where it is a list's. */
    private record Part(Cell cell, double inside, List<JsonNode> values) {}

    private static double mass(RegressionTree.Leaf leaf, List<Measure> measures, int without) {
        double mass = 1;
        for (int d = 0; d < measures.size(); d++) {
            mass *= d == without ? 1 : measures.get(d).of(leaf.box().get(d));
        }
        return mass;
    }

    private static double variance(double[] masses, double[] values) {
        double whole = 0;
        double sum = 0;
        for (int i = 0; i < masses.length; i++) {
            whole += masses[i];
            sum += masses[i] * values[i];
        }
        double mean = sum / whole;
        double squares = 0;
        for (int i = 0; i < masses.length; i++) {
            squares += masses[i] * Math.pow(values[i] - mean, 2);
        }
        return whole > 0 ? squares / whole : 0;
    }
}
