package org.cnnworkbench.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.train.TrainingEvent.BatchFinished;

/**
 * The curves that a journal tells, put together event by event. Where a trainer was killed and another went on from a checkpoint, what
 * lay behind the checkpoint is told twice; here it is once. Not safe for concurrent use.
 */
public final class Curves {

    private static final RecordCodec<EpochRow> ROW = RecordCodec.of(EpochRow.class, JsonCodecs.ALL);

    private final SortedMap<Integer, EpochResult> epochs = new TreeMap<>();
    private final List<BatchFinished> batches = new ArrayList<>();
    private final List<AppliedAct> acts = new ArrayList<>();

    /** Of a whole journal. */
    public static Curves of(List<JournalEntry> journal) {
        Curves curves = new Curves();
        journal.forEach(entry -> curves.add(entry.event()));
        return curves;
    }

    /** Takes the next event. */
    public void add(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started started -> goBackTo(started.position());
            case BatchFinished batch -> batches.add(batch);
            case TrainingEvent.EpochFinished finished ->
                epochs.put(finished.result().epoch(), finished.result());
            case TrainingEvent.Steered steered -> steered(steered);
            case TrainingEvent.LayersObserved layers -> {}
            case TrainingEvent.FiltersChanged filters -> {}
            case TrainingEvent.CheckpointWritten checkpoint -> {}
            case TrainingEvent.Note note -> {}
            case TrainingEvent.Finished finished -> {}
        }
    }

    /** Acts stay: they come again. */
    private void goBackTo(Position position) {
        epochs.tailMap(position.epochs() + 1).clear();
        while (!batches.isEmpty() && batches.getLast().position().compareTo(position) > 0) {
            batches.removeLast();
        }
    }

    /** An act that is new takes the place of those that had been done behind it before a crash. */
    private void steered(TrainingEvent.Steered steered) {
        AppliedAct applied = new AppliedAct(steered.at(), steered.act());
        if (steered.repeated()) {
            if (!acts.contains(applied)) {
                acts.add(applied);
            }
            return;
        }
        if (steered.act().changesWeights()) {
            acts.removeIf(other -> other.act().changesWeights() && other.at().compareTo(steered.at()) > 0);
        }
        acts.add(applied);
    }

    /** Every epoch once, in order. */
    public List<EpochResult> epochs() {
        return List.copyOf(epochs.values());
    }

    /** Every batch once, in order. */
    public List<BatchFinished> batches() {
        return List.copyOf(batches);
    }

    /** What people did, each thing once. */
    public List<AppliedAct> acts() {
        return List.copyOf(acts);
    }

    /** An epoch as JSON, all numbers side by side. */
    public static ObjectNode toJson(EpochResult epoch) {
        return ROW.write(EpochRow.of(epoch));
    }
}
