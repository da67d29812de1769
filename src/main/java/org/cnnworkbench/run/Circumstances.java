package org.cnnworkbench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cnnworkbench.run.RunComparison.Circumstance;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.ExperimentJson;

/** Finds what is different in two runs of that which their numbers may depend on. */
final class Circumstances {

    /** Of the record. The heap's size changes no number. */
    private static final List<String> OF_RECORD = List.of("machine", "engine", "data");

    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "machine.heap_bytes",
            "experiment.name",
            "experiment.training.checkpoint_seconds",
            "experiment.training.keep_last",
            "experiment.training.keep_every",
            "experiment.training.observation");

    private Circumstances() {}

    static List<Circumstance> of(RunDirectory one, RunDirectory other) {
        List<Circumstance> found = new ArrayList<>();
        JsonNode record = RunDirectory.toJson(one.record());
        JsonNode otherRecord = RunDirectory.toJson(other.record());
        for (String field : OF_RECORD) {
            compare(field, record.path(field), otherRecord.path(field), "not known", found);
        }
        compare(
                "experiment",
                ExperimentJson.tree(one.experiment()),
                ExperimentJson.tree(other.experiment()),
                "the default",
                found);
        return found;
    }

    static String text(List<AppliedAct> acts) {
        return acts.isEmpty()
                ? "none"
                : acts.stream()
                        .map(applied ->
                                applied.act().text() + " " + applied.at().text())
                        .collect(Collectors.joining(", "));
    }

    /** @param missing what it means that a field is not there */
    private static void compare(String path, JsonNode one, JsonNode other, String missing, List<Circumstance> found) {
        if (one.equals(other) || WITHOUT_EFFECT.contains(path)) {
            return;
        }
        if (isOrWouldBeObject(one) && isOrWouldBeObject(other)) {
            Set<String> names = new LinkedHashSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "." + name, one.path(name), other.path(name), missing, found));
        } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(path + "[" + i + "]", one.path(i), other.path(i), missing, found);
            }
        } else {
            found.add(new Circumstance(path, text(one, missing), text(other, missing)));
        }
    }

    private static String text(JsonNode value, String missing) {
        return value instanceof MissingNode || value.isNull()
                ? missing
                : value.isTextual() ? value.asText() : value.toString();
    }

    /** What is left out is an object of defaults. */
    private static boolean isOrWouldBeObject(JsonNode value) {
        return value.isObject() || value instanceof MissingNode;
    }
}
