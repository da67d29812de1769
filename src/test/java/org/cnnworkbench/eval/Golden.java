package org.cnnworkbench.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** One case of a golden file: the input, and what an outside program answered. */
record Golden(JsonNode json) {

    static List<Golden> read(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("/eval/" + file), file)) {
            List<Golden> cases = new ArrayList<>();
            new ObjectMapper().readTree(in).forEach(json -> cases.add(new Golden(json)));
            return cases;
        }
    }

    JsonNode json(String field) {
        return Objects.requireNonNull(json.get(field), field);
    }

    ConfusionMatrix matrix() {
        List<String> names = new ArrayList<>();
        json("classNames").forEach(name -> names.add(name.asText()));
        long[][] counts = new long[names.size()][];
        for (int row = 0; row < counts.length; row++) {
            counts[row] = StreamSupport.stream(json("matrix").get(row).spliterator(), false)
                    .mapToLong(JsonNode::asLong)
                    .toArray();
        }
        return new ConfusionMatrix(names, counts);
    }

    float[] floats(String field) {
        JsonNode numbers = json(field);
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers.get(i).asDouble();
        }
        return floats;
    }

    int[] ints(String field) {
        return StreamSupport.stream(json(field).spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }

    @Override
    public String toString() {
        return json("name").asText();
    }
}
