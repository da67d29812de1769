package org.cnnworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.search.SmallStudies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        PrintWriter writer = new PrintWriter(errors, true);
        return TrainerCommand.train(SmallStudies.SERVICES, new Terminal(writer, writer, false), List.of(arguments));
    }

    @Test
    void aFolderThatIsNoRunIsWrongInput() {
        assertThat(run("trainer", folder.toString(), "--commands-from=0", "--loads=none"))
                .isEqualTo(ExitCodes.WRONG_INPUT);
    }

    @Test
    void argumentsThatItDoesNotKnowAreNamed() {
        for (List<String> wrong : List.of(
                List.of("trainer"),
                List.of("trainer", "a", "b"),
                List.of("trainer", "a", "--loads"),
                List.of("trainer", "a", "--commands-from=-1"))) {
            assertThat(run(wrong.toArray(String[]::new))).isEqualTo(ExitCodes.WRONG_INPUT);
        }
        assertThat(errors.toString())
                .contains(
                        "expected trainer DIR [--commands-from=BYTE] [--loads=ENGINE], received trainer a --commands-from=-1");
    }
}
