package org.cnnworkbench.run;

import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.CommandFile.Command;
import org.cnnworkbench.train.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks ten times a second at most whether the command file asks to stop. */
final class CommandSignal implements StopSignal {

    private static final Logger LOG = LoggerFactory.getLogger(CommandSignal.class);
    private static final long PAUSE_NANOS = 100_000_000;

    private final CommandFile commands;
    private final long from;
    private long looked;
    private long sizeThen;
    private boolean stop;

    /** @param from position in the file behind which commands are meant for this trainer */
    CommandSignal(CommandFile commands, long from) {
        this.commands = commands;
        this.from = from;
        this.sizeThen = from;
        this.looked = System.nanoTime() - PAUSE_NANOS;
    }

    @Override
    public boolean stopRequested() {
        long now = System.nanoTime();
        if (stop || now - looked < PAUSE_NANOS) {
            return stop;
        }
        looked = now;
        long size = commands.size();
        if (size != sizeThen) {
            sizeThen = size;
            stop = read().contains(Command.STOP);
        }
        return stop;
    }

    /** What nobody can read, nobody may have meant: a training of hours doesn't end over it. */
    private List<Command> read() {
        try {
            return commands.after(from);
        } catch (InputException e) {
            LOG.warn("a command was passed over: {}", e.getMessage());
            return List.of();
        }
    }
}
