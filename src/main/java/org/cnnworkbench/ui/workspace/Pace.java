package org.cnnworkbench.ui.workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many images a second were learned lately. */
final class Pace {

    private static final Duration LATELY = Duration.ofSeconds(3);

    private final Deque<Learned> learned = new ArrayDeque<>();
    private long images;

    private record Learned(Instant time, int images) {}

    /** Some images were learned; what is longer ago than a few seconds no longer counts. */
    void images(Instant time, int count) {
        learned.add(new Learned(time, count));
        images += count;
        while (learned.size() > 2 && learned.getFirst().time.isBefore(time.minus(LATELY))) {
            images -= learned.removeFirst().images;
        }
    }

    /** It begins, or rests: the time until it goes on doesn't count. */
    void rest() {
        learned.clear();
        images = 0;
    }

    /** NaN where nobody knows. */
    double imagesPerSecond() {
        if (learned.size() < 2) {
            return Double.NaN;
        }
        double seconds = Duration.between(learned.getFirst().time, learned.getLast().time)
                        .toNanos()
                / 1e9;
        // The first only says when counting began.
        return seconds > 0 ? (images - learned.getFirst().images) / seconds : Double.NaN;
    }
}
