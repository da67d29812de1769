package org.cnnworkbench.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cnnworkbench.engine.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Named arrays of numbers, compared bit by bit.
 *
 * @param arrays      names, in the one or the other
 * @param numbers     in the arrays of the one
 * @param differences arrays that are not the same
 */
public record TensorComparison(int arrays, long numbers, List<Difference> differences) {

    /**
     * An array that is not the same.
     *
     * @param different numbers in it that have other bits
     * @param numbers   in it
     * @param largest   difference of two numbers at the same place; NaN where one is no number, or where the array is missing in one or
     *                  has another shape
     */
    public record Difference(String name, long different, long numbers, double largest) {}

    public TensorComparison {
        differences = List.copyOf(differences);
    }

    public boolean isSame() {
        return differences.isEmpty();
    }

    static TensorComparison of(Map<String, Tensor> one, Map<String, Tensor> other) {
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            Difference difference = compare(name, one.get(name), other.get(name));
            if (difference.different > 0) {
                differences.add(difference);
            }
        }
        long numbers = one.values().stream()
                .mapToLong(tensor -> tensor.values().length)
                .sum();
        return new TensorComparison(names.size(), numbers, differences);
    }

    /** Arrays of optimizer state, under their number and their parameter's name. */
    static TensorComparison ofSlots(List<Map<String, Tensor>> one, List<Map<String, Tensor>> other) {
        return of(flat(one), flat(other));
    }

    private static Map<String, Tensor> flat(List<Map<String, Tensor>> slots) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            String prefix = slot + ".";
            slots.get(slot).forEach((name, tensor) -> all.put(prefix + name, tensor));
        }
        return all;
    }

    private static Difference compare(String name, @Nullable Tensor one, @Nullable Tensor other) {
        if (one == null || other == null || !one.shape().equals(other.shape())) {
            long numbers = Math.max(count(one), count(other));
            return new Difference(name, numbers, numbers, Double.NaN);
        }
        float[] a = one.values();
        float[] b = other.values();
        long different = 0;
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            if (Float.floatToRawIntBits(a[i]) != Float.floatToRawIntBits(b[i])) {
                different++;
                largest = Math.max(largest, Math.abs((double) a[i] - b[i]));
            }
        }
        return new Difference(name, different, a.length, largest);
    }

    private static long count(@Nullable Tensor tensor) {
        return tensor == null ? 0 : tensor.values().length;
    }
}
