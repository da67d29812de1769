package org.cnnworkbench.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.spec.SpecJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a training step took, by engine, network, batch size, threads and processor: a file in the cache, which may be deleted at any
 * time and is begun anew where it can't be read.
 */
final class EngineSpeeds {

    private static final Logger LOG = LoggerFactory.getLogger(EngineSpeeds.class);
    private static final int MAX_BYTES = 1 << 20;
    private static final int MOST = 500;

    private final Path file;

    EngineSpeeds(Path cacheDirectory) {
        this.file = cacheDirectory.resolve("engine-speeds.json");
    }

    /** The same for what takes equally long. */
    static String key(Engine engine, NetworkPlan plan, int batchSize, int threads) {
        String network = plan.summary().input() + " " + plan.summary().classes() + " "
                + SpecJson.write(plan.summary().architecture());
        String all = String.join(
                "\n",
                Machines.programVersion(),
                Machines.processor(),
                engine.name(),
                Integer.toString(batchSize),
                Integer.toString(threads),
                network);
        return Checksums.sha256(all);
    }

    Optional<EngineChoice.Speed> find(String key, String engine) {
        return Optional.ofNullable(read().get(key)).map(millis -> new EngineChoice.Speed(engine, millis));
    }

    /** Remembers; where it can't, the next run measures again. */
    void put(String key, EngineChoice.Speed speed) {
        Map<String, Double> all = read();
        all.remove(key);
        while (all.size() >= MOST) {
            all.remove(all.keySet().iterator().next());
        }
        all.put(key, speed.millisPerStep());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        all.forEach(json::put);
        try {
            Files.createDirectories(file.getParent());
            SealedJson.write(file, JsonText.indented(json));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{}: {}", file, e.getMessage());
        }
    }

    private Map<String, Double> read() {
        Map<String, Double> all = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return all;
        }
        try {
            SealedJson.read(file, MAX_BYTES).fields().forEach((key, millis) -> all.put(key, millis.asDouble()));
        } catch (InputException e) {
            LOG.warn("{}; it is begun anew", e.getMessage());
            all.clear();
        }
        return all;
    }
}
