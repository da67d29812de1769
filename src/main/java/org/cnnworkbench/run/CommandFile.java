package org.cnnworkbench.run;

import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.SteeringTypes;

/**
 * The file through which people steer a running trainer: one command a line, appended by whoever steers, {@code {"type":"stop"}} or
 * {@code {"type":"set_learning_rate","learning_rate":0.001}}. What nobody can read, nobody may have meant: a training of hours doesn't end
 * over it, the log says that it was passed over.
 */
public final class CommandFile {

    private final LineFile<SteeringAct> lines;

    public CommandFile(RunDirectory run) {
        this.lines = LineFile.plain(run.commandsFile(), SteeringTypes.TABLE);
    }

    /** Asks for something. Two who ask at once don't disturb each other. */
    public void append(SteeringAct act) {
        lines.append(act);
    }

    /** Bytes in the file so far: commands to a trainer that starts now stand behind them. */
    public long size() {
        return lines.size();
    }

    /** Whether somebody asked for the end behind a position. */
    public boolean asksToStop(long position) {
        return after(position).values().stream().anyMatch(SteeringAct.Stop.class::isInstance);
    }

    /** The commands behind a position, but for a last line that is not written to its end. */
    LineFile.Lines<SteeringAct> after(long position) {
        return lines.after(position);
    }
}
