package org.cnnworkbench.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.TrainingEvent;

/** The curves that a journal tells. */
public final class History {

    private static final RecordCodec<EpochRow> ROW = RecordCodec.of(EpochRow.class, JsonCodecs.ALL);

    private History() {}

    /** Every epoch once, in order; of one that was trained again after a crash, what was told last. */
    public static List<EpochResult> of(List<JournalEntry> journal) {
        SortedMap<Integer, EpochResult> epochs = new TreeMap<>();
        for (JournalEntry entry : journal) {
            if (entry.event() instanceof TrainingEvent.EpochFinished finished) {
                epochs.put(finished.result().epoch(), finished.result());
            }
        }
        return List.copyOf(epochs.values());
    }

    /** An epoch as JSON, all numbers side by side. */
    public static ObjectNode toJson(EpochResult epoch) {
        return ROW.write(EpochRow.of(epoch));
    }
}
