package org.cnnworkbench.run;

import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.train.TrainingListener;

/** Keeps the record's progress up to date while training. */
final class RunProgress implements TrainingListener {

    private final RunDirectory run;

    RunProgress(RunDirectory run) {
        this.run = run;
    }

    @Override
    public void on(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochFinished epoch) {
            RunRecord record = run.record();
            RunRecord.Progress before = record.progress();
            EpochResult result = epoch.result();
            run.writeRecord(record.withProgress(new RunRecord.Progress(
                    result.epoch(),
                    epoch.best() ? result.epoch() : before.bestEpoch(),
                    epoch.best() ? result.decisive() : before.best(),
                    before.seconds() + result.seconds())));
        }
    }
}
