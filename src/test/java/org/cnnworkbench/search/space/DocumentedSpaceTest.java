package org.cnnworkbench.search.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.junit.jupiter.api.Test;

final class DocumentedSpaceTest {

    private static final Experiment SMALL = ExperimentJson.read("base", """
            {"version": 1,
             "architecture": {"version": 1, "name": "small", "layers": [
                {"type": "conv2d", "filters": 8, "kernel_size": 3}, {"type": "max_pool2d"}, {"type": "output"}]},
             "data": {"reference": "builtin:digits"}}
            """);

    @Test
    void theSpaceInTheManualIsASpace() throws IOException {
        String manual = Files.readString(Path.of("docs", "SEARCH-SPACE.md"));
        int begin = manual.indexOf("```json") + "```json".length();
        String json = manual.substring(begin, manual.indexOf("```", begin));
        SearchSpace space = SearchSpace.CODEC.read(JsonValue.parse("SEARCH-SPACE.md", json));
        assertThat(space.dimensions()).hasSize(7);
        assertThat(new SearchedExperiment(SMALL, space)
                        .apply(Spaces.point("{'layers[0..1].repeats': 2}"))
                        .architecture()
                        .layers())
                .hasSize(5);
    }
}
