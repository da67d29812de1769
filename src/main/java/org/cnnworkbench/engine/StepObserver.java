package org.cnnworkbench.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers weights and gradients from before a step, to say afterwards what the step did. */
final class StepObserver {

    private final float[] before;
    private final float[] gradients;

    StepObserver(float[] values, float[] gradients) {
        this.before = values.clone();
        this.gradients = gradients.clone();
    }

    List<LayerStatistics> statistics(float[] after, List<Segment> segments) {
        Map<String, List<Segment>> layers = new LinkedHashMap<>();
        for (Segment segment : segments) {
            if (segment.parameter().trainable()) {
                layers.computeIfAbsent(segment.layer().name(), name -> new ArrayList<>())
                        .add(segment);
            }
        }
        List<LayerStatistics> statistics = new ArrayList<>();
        layers.forEach((name, parts) -> statistics.add(of(name, after, parts)));
        return statistics;
    }

    private LayerStatistics of(String layer, float[] after, List<Segment> parts) {
        Sums weights = new Sums();
        Sums gradient = new Sums();
        Sums updates = new Sums();
        for (Segment part : parts) {
            for (int i = part.offset(); i < part.end(); i++) {
                if (part.held(i) != Segment.NOTHING) {
                    weights.add(after[i]);
                    gradient.add(gradients[i]);
                    updates.add(before[i] - after[i]);
                }
            }
        }
        double ratio = weights.squares == 0 ? 0 : Math.sqrt(updates.squares / weights.squares);
        return new LayerStatistics(layer, weights.moments(), gradient.moments(), updates.moments(), ratio);
    }

    private static final class Sums {
        private long count;
        private double sum;
        private double squares;

        void add(double value) {
            count++;
            sum += value;
            squares += value * value;
        }

        LayerStatistics.Moments moments() {
            double mean = sum / count;
            return new LayerStatistics.Moments(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
        }
    }
}
