package org.cnnworkbench.cli;

import java.util.concurrent.Callable;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.queue.Device;
import org.cnnworkbench.queue.RunQueue;
import org.cnnworkbench.queue.Slots;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "slots",
        description = "Show or say how many runs train at once: by default one on the CPU, and one a GPU.",
        footer = {"", "With 0 nothing more is begun until there are more again; what trains goes on."})
final class QueueSlotsCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--cpu", paramLabel = "N", description = "Runs that train at once on the processor, 0 to 64.")
    private @Nullable Integer cpu;

    @Option(names = "--gpu", paramLabel = "N", description = "Runs that train at once on graphics cards, 0 to 64.")
    private @Nullable Integer gpu;

    @Mixin
    private final QueueDirectory queue = new QueueDirectory();

    QueueSlotsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunQueue runs = queue.open(context);
        if (cpu != null || gpu != null) {
            runs.setSlots(changed(runs.state().slots()));
        }
        runs.start();
        Slots slots = runs.state().slots();
        context.terminal().line("slots: CPU " + slots.of(Device.CPU) + ", GPU " + slots.of(Device.GPU));
        return ExitCodes.DONE;
    }

    private Slots changed(Slots before) {
        try {
            return new Slots(cpu == null ? before.cpu() : cpu, gpu == null ? before.gpu() : gpu);
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
    }
}
