package org.cnnworkbench.run;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.Steering;
import org.cnnworkbench.train.SteeringAct;

/** What people write into the command file while a trainer runs. Looks ten times a second at most. */
final class CommandSteering implements Steering {

    private static final long PAUSE_NANOS = 100_000_000;

    private final CommandFile commands;
    private final List<SteeringAct> waiting = new ArrayList<>();
    private long position;
    private long looked = System.nanoTime() - PAUSE_NANOS;

    /** @param from position in the file behind which commands are meant for this trainer */
    CommandSteering(CommandFile commands, long from) {
        this.commands = commands;
        this.position = from;
    }

    @Override
    public List<Order> due(Position at) {
        look();
        List<Order> orders = waiting.stream().map(act -> new Order(act, false)).toList();
        waiting.clear();
        return orders;
    }

    /** Whether somebody has asked for the end and the trainer has not heard of it yet. */
    boolean stopRequested() {
        look();
        return waiting.stream().anyMatch(SteeringAct.Stop.class::isInstance);
    }

    private void look() {
        long now = System.nanoTime();
        if (now - looked >= PAUSE_NANOS) {
            looked = now;
            LineFile.Lines<SteeringAct> read = commands.after(position);
            position = read.end();
            waiting.addAll(read.values());
        }
    }
}
