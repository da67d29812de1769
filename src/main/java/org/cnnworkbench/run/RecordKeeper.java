package org.cnnworkbench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Progression;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.train.TrainingListener;
import org.cnnworkbench.train.TrainingState;

/** Keeps a run's record true while a trainer works. The trainer is the only one who writes it, so what it wrote last is known. */
final class RecordKeeper implements TrainingListener {

    private final RunDirectory run;
    private RunRecord record;

    RecordKeeper(RunDirectory run, RunRecord record) {
        this.run = run;
        this.record = record;
    }

    RunRecord record() {
        return record;
    }

    /** Changes the record, in memory and on the disk. */
    void update(UnaryOperator<RunRecord> change) {
        record = change.apply(record);
        run.writeRecord(record);
    }

    /** The progress is what the checkpoint says from which a trainer goes on, not what one after it had come to. */
    void goOnFrom(TrainingState state, Progression progression) {
        Optional<EpochResult> best = progression.bestOf(state.history());
        double seconds =
                state.history().stream().mapToDouble(EpochResult::seconds).sum();
        update(before -> before.withProgress(new RunRecord.Progress(
                state.epochs(),
                best.map(EpochResult::epoch).orElse(0),
                best.map(EpochResult::decisive).orElse(null),
                seconds)));
    }

    @Override
    public void on(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochFinished epoch) {
            EpochResult result = epoch.result();
            RunRecord.Progress before = record.progress();
            update(old -> old.withProgress(new RunRecord.Progress(
                    result.epoch(),
                    epoch.best() ? result.epoch() : before.bestEpoch(),
                    epoch.best() ? result.decisive() : before.best(),
                    before.seconds() + result.seconds())));
        } else if (event instanceof TrainingEvent.Steered steered) {
            update(old -> steered(old, steered));
        }
    }

    private static RunRecord steered(RunRecord old, TrainingEvent.Steered steered) {
        AppliedAct applied = new AppliedAct(steered.at(), steered.act());
        List<AppliedAct> all = new ArrayList<>(old.steering());
        if (!steered.repeated() || !all.contains(applied)) {
            all.add(applied);
        }
        return old.withSteering(all).withState(stateAfter(steered.act(), old.state()));
    }

    private static RunState stateAfter(SteeringAct act, RunState before) {
        return switch (act) {
            case SteeringAct.Pause pause -> RunState.PAUSED;
            case SteeringAct.Continue go -> RunState.RUNNING;
            default -> before;
        };
    }
}
