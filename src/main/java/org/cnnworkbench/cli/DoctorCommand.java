package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.engine.HealthCheck;
import org.cnnworkbench.engine.gpu.ComputeCapability;
import org.cnnworkbench.engine.gpu.DriverVersion;
import org.cnnworkbench.engine.gpu.Gpu;
import org.cnnworkbench.engine.gpu.Gpus;
import org.cnnworkbench.engine.gpu.Placing;
import org.cnnworkbench.run.Engines;
import org.cnnworkbench.run.Machines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = "Look whether everything that makes training fast and right is in force on this machine.",
        footer = {"", "Exits with 1 where something is not as it should be."})
final class DoctorCommand implements Callable<Integer> {

    private static final long MIB = 1 << 20;

    private final CommandContext context;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "Which engine; auto: all of them (default: ${DEFAULT-VALUE}).")
    private String engineName = "auto";

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "cpu",
            description = "Where the engine is tried: cpu, cuda:N or auto (default: ${DEFAULT-VALUE}).")
    private String device = "cpu";

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Engines engines = context.services().engines();
        Engine named = engines.find(engineName, device);
        boolean onCard = engines.isOnCard(engineName, device);
        List<Engine> asked = engineName.equals(Engines.AUTO) && !onCard ? engines.all() : List.of(named);
        if (!context.isChild()) {
            int threads = Engines.threads(0);
            return context.inChild(asked.size() > 1 ? engines.processNeedsOfAll(threads) : named.processNeeds(threads));
        }
        List<Examined> found = asked.stream().map(Examined::of).toList();
        if (json) {
            context.terminal().json(toJson(found));
        } else {
            print(found);
        }
        return found.stream().flatMap(engine -> engine.checks().stream()).allMatch(HealthCheck::good)
                ? ExitCodes.DONE
                : ExitCodes.FAILED;
    }

    private record Examined(EngineDescription description, List<HealthCheck> checks) {
        static Examined of(Engine engine) {
            return new Examined(engine.describe(), engine.check());
        }
    }

    private void print(List<Examined> engines) {
        Terminal terminal = context.terminal();
        terminal.line("program    CNN Workbench " + Machines.programVersion());
        terminal.line("java       " + System.getProperty("java.runtime.version") + ", heap up to "
                + Runtime.getRuntime().maxMemory() / MIB + " MiB");
        terminal.line("system     " + Machines.operatingSystem());
        terminal.line("processor  " + Machines.processor() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores");
        printCards(terminal);
        for (Examined engine : engines) {
            EngineDescription description = engine.description();
            terminal.line("");
            terminal.line("engine     " + description.engine() + " " + description.version() + ", "
                    + description.nativeLibrary() + ", " + description.device() + ", " + description.threads()
                    + " threads");
            for (HealthCheck check : engine.checks()) {
                terminal.line((check.good() ? "good  " : "BAD   ") + check.name() + ": " + check.detail());
                if (!check.mend().isEmpty()) {
                    terminal.line("      " + check.mend());
                }
            }
        }
    }

    private void printCards(Terminal terminal) {
        Placing placing = context.services().engines().cards();
        Gpus gpus = placing.gpus();
        String driver = gpus.driver().map(version -> "driver " + version.text()).orElse("");
        terminal.line("gpu        "
                + (gpus.cards().isEmpty()
                        ? "none that an NVIDIA driver reports; the engines compute on the processor"
                        : driver));
        gpus.cards().forEach(card -> terminal.line("           " + card.text()));
        placing.lines().forEach(line -> terminal.line("           " + line));
        if (!gpus.problem().isEmpty()) {
            terminal.line("           " + gpus.problem());
        }
    }

    private ObjectNode toJson(List<Examined> engines) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("program", Machines.programVersion());
        node.put("java", System.getProperty("java.runtime.version"));
        node.put("os", Machines.operatingSystem());
        node.put("processor", Machines.processor());
        node.put("cores", Runtime.getRuntime().availableProcessors());
        describe(context.services().engines().cards(), node);
        ArrayNode list = node.putArray("engines");
        engines.forEach(engine -> describe(engine, list.addObject()));
        return node;
    }

    private static void describe(Placing placing, ObjectNode node) {
        node.put("gpu_driver", placing.gpus().driver().map(DriverVersion::text).orElse(""));
        node.put("gpu_problem", placing.gpus().problem());
        ArrayNode gpus = node.putArray("gpus");
        for (Gpu card : placing.gpus().cards()) {
            ObjectNode one = gpus.addObject();
            one.put("device", card.device())
                    .put("name", card.name())
                    .put(
                            "compute_capability",
                            card.capability().map(ComputeCapability::toString).orElse(""))
                    .put("memory_bytes", card.memoryBytes())
                    .put("used_bytes", card.usedBytes());
            ObjectNode refusals = one.putObject("engines");
            placing.refusals(card).forEach(refusals::put);
        }
    }

    private static void describe(Examined engine, ObjectNode node) {
        EngineDescription description = engine.description();
        node.put("name", description.engine())
                .put("version", description.version())
                .put("native_library", description.nativeLibrary())
                .put("device", description.device())
                .put("threads", description.threads());
        ArrayNode checks = node.putArray("checks");
        engine.checks()
                .forEach(check -> checks.addObject()
                        .put("name", check.name())
                        .put("good", check.good())
                        .put("detail", check.detail())
                        .put("mend", check.mend()));
    }
}
