package org.cnnworkbench.search.remote;

import java.util.Set;
import java.util.regex.Pattern;

/** The files of a run that travel, by their names relative to its directory, with a slash. No other name is ever written. */
final class TravellingFiles {

    static final String JOURNAL = "events.jsonl";
    static final String RECORD = "run.json";
    static final String COMMANDS = "commands.jsonl";
    static final String CHECKPOINTS = "checkpoints";
    static final String FILTERS = "filters";

    private static final Set<String> FROM_TRAINER =
            Set.of("experiment.json", RECORD, "preparation.json", "evaluation.json");
    private static final Set<String> TO_TRAINER =
            Set.of("experiment.json", RECORD, "preparation.json", "replay.json", "original.safetensors");
    private static final Pattern TENSORS = Pattern.compile("[a-z0-9][a-z0-9+-]{0,80}\\.safetensors(\\.damaged)?");

    private TravellingFiles() {}

    /** Whether who trains may replace or delete it. */
    static boolean comesFromTrainer(String name) {
        return FROM_TRAINER.contains(name) || isIn(CHECKPOINTS, name) || isIn(FILTERS, name);
    }

    /** Whether who trains is given it, to go on from. */
    static boolean goesToTrainer(String name) {
        return TO_TRAINER.contains(name) || isIn(CHECKPOINTS, name);
    }

    /** Whether it may be damaged by a power cut: trainings go on without. */
    static boolean isDispensable(String name) {
        return isIn(FILTERS, name);
    }

    private static boolean isIn(String folder, String name) {
        return name.startsWith(folder + "/")
                && TENSORS.matcher(name.substring(folder.length() + 1)).matches();
    }
}
