package org.cnnworkbench.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.TextFiles;
import org.jspecify.annotations.Nullable;

/**
 * Where a study's trials are trained. It is no part of the plan, since no result depends on it; a study remembers it in {@code
 * executor.json}, so that whoever goes on with it trains where it was trained.
 */
public sealed interface TrialSite {

    /** The word for this computer. */
    String LOCAL = "local";

    /** In processes of this computer. */
    TrialSite THIS_COMPUTER = new ThisComputer();

    /** In processes of this computer. */
    record ThisComputer() implements TrialSite {
        @Override
        public String text() {
            return LOCAL;
        }
    }

    /**
     * As tasks of a Spark cluster.
     *
     * @param master {@code spark://HOST:PORT}, with further masters that stand by behind commas
     * @param home   where Spark lies on this computer; null for what the environment says
     */
    record SparkCluster(String master, @Nullable String home) implements TrialSite {
        @Override
        public String text() {
            return master;
        }

        /** The hosts and ports of its masters, {@code HOST:PORT} each. */
        List<String> masters() {
            return Arrays.asList(master.substring(SCHEME.length()).split(","));
        }
    }

    /** How the address of a Spark master begins. */
    String SCHEME = "spark://";

    /** As a person writes it. */
    String text();

    /**
     * Reads what a person writes.
     *
     * @param where for the message
     * @param text  {@code local} or {@code spark://HOST:PORT}
     * @param home  where Spark lies on this computer; null for what the environment says
     * @throws InputException where it is neither
     */
    static TrialSite parse(String where, String text, @Nullable String home) {
        if (text.equals(LOCAL)) {
            return THIS_COMPUTER;
        }
        String host = "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):[0-9]{1,5}";
        if (!text.matches(SCHEME + host + "(," + host + ")*")) {
            throw new InputException(where + ": expected " + LOCAL + " or " + SCHEME + "HOST:PORT, received \"" + text
                    + "\"; the master's web page shows its address");
        }
        return new SparkCluster(text, home);
    }

    /**
     * What a study remembers; this computer where it remembers nothing. Where Spark lies is not among it: programs are started from there,
     * and the study may be a stranger's.
     *
     * @param home where Spark lies on this computer; null for what the environment says
     */
    static TrialSite of(StudyDirectory study, @Nullable String home) {
        Path file = file(study);
        if (!Files.exists(file)) {
            return THIS_COMPUTER;
        }
        JsonValue.Obj object =
                JsonValue.parse(file.toString(), TextFiles.read(file, 1 << 16)).asObject();
        return parse(file + ", executor", object.get("executor").asText(), home);
    }

    /** Has a study remember it. */
    default void remember(StudyDirectory study) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("executor", text());
        if (!equals(THIS_COMPUTER) || Files.exists(file(study))) {
            TextFiles.writeAtomically(file(study), JsonText.indented(object) + "\n");
        }
    }

    private static Path file(StudyDirectory study) {
        return study.path().resolve("executor.json");
    }
}
