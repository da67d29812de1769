package org.cnnworkbench.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.run.EngineChoice.Speed;
import org.cnnworkbench.spec.TensorShape;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the engine that trains a network fastest on this machine, by timing a few steps on images of noise. The first engine is timed
 * always; the others where the run is long enough to be worth their start. What was timed before is remembered.
 */
final class EngineChooser {

    private static final Logger LOG = LoggerFactory.getLogger(EngineChooser.class);

    /** Runs that are over sooner are not worth the start of another engine, which takes a few seconds. */
    private static final double WORTH_TIMING_SECONDS = 60;

    /** The first engine keeps the run unless another is faster by more than timing's own error. */
    private static final double CLEARLY = 0.9;

    private static final int FEWEST_STEPS = 3;
    private static final int MOST_STEPS = 40;
    private static final long ENOUGH_NANOS = 1_000_000_000L;

    private final List<Engine> engines;
    private final EngineSpeeds remembered;

    EngineChooser(List<Engine> engines, EngineSpeeds remembered) {
        this.engines = engines;
        this.remembered = remembered;
    }

    /**
     * @param steps of the whole run
     */
    EngineChoice choose(NetworkPlan plan, int batchSize, int threads, long steps) {
        Function<Engine, String> key = engine -> EngineSpeeds.key(engine, plan, batchSize, threads);
        List<Speed> speeds = new ArrayList<>();
        for (Engine engine : engines) {
            Optional<Speed> known = remembered.find(key.apply(engine), engine.name());
            if (known.isEmpty() && !speeds.isEmpty() && seconds(speeds.getFirst(), steps) < WORTH_TIMING_SECONDS) {
                return new EngineChoice(
                        speeds.getFirst().engine(), "the run is too short to be worth timing another engine", speeds);
            }
            known.or(() -> time(engine, plan, batchSize)).ifPresent(speed -> {
                speeds.add(speed);
                remembered.put(key.apply(engine), speed);
            });
        }
        if (speeds.isEmpty()) {
            return new EngineChoice(engines.getLast().name(), "no engine could be timed", speeds);
        }
        Speed first = speeds.getFirst();
        Speed fastest = speeds.stream()
                .min(Comparator.comparingDouble(Speed::millisPerStep))
                .orElse(first);
        Speed chosen = fastest.millisPerStep() < CLEARLY * first.millisPerStep() ? fastest : first;
        return new EngineChoice(chosen.engine(), "the fastest for this network on this machine", speeds);
    }

    private static double seconds(Speed speed, long steps) {
        return speed.millisPerStep() * steps / 1000;
    }

    /** An engine that can't do it, because its native code doesn't suit the system, is out of the question. */
    private static Optional<Speed> time(Engine engine, NetworkPlan plan, int batchSize) {
        try (Network network = engine.build(plan)) {
            Batch noise = noise(plan, batchSize);
            long start = System.nanoTime();
            long best = Long.MAX_VALUE;
            for (int step = 0;
                    step < MOST_STEPS && (step < FEWEST_STEPS || System.nanoTime() - start < ENOUGH_NANOS);
                    step++) {
                long before = System.nanoTime();
                network.fit(noise, step, false);
                best = Math.min(best, System.nanoTime() - before);
            }
            return Optional.of(new Speed(engine.name(), best / 1e6));
        } catch (LinkageError | RuntimeException e) {
            LOG.warn("engine {} can't train this network here: {}", engine.name(), e.toString());
            return Optional.empty();
        }
    }

    private static Batch noise(NetworkPlan plan, int batchSize) {
        TensorShape.Image shape = plan.summary().input();
        SplittableRandom random = new SplittableRandom(1);
        float[] features = new float[Math.toIntExact(batchSize * shape.elements())];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextDouble();
        }
        int[] labels = new int[batchSize];
        for (int i = 0; i < batchSize; i++) {
            labels[i] = i % plan.summary().classes();
        }
        return new Batch(shape, features, labels, new int[batchSize]);
    }
}
