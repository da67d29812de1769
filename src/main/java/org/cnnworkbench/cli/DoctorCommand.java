package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.engine.HealthCheck;
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
            description = "Which engine (default: ${DEFAULT-VALUE}).")
    private String engineName = "auto";

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Engine engine = context.services().engines().find(engineName, "cpu");
        if (!context.isChild()) {
            return context.inChild(engine, 0);
        }
        List<HealthCheck> checks = engine.check();
        EngineDescription description = engine.describe();
        if (json) {
            context.terminal().json(toJson(description, checks));
        } else {
            print(description, checks);
        }
        return checks.stream().allMatch(HealthCheck::good) ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private void print(EngineDescription description, List<HealthCheck> checks) {
        Terminal terminal = context.terminal();
        terminal.line("program    CNN Workbench " + Machines.programVersion());
        terminal.line("java       " + System.getProperty("java.runtime.version") + ", heap up to "
                + Runtime.getRuntime().maxMemory() / MIB + " MiB");
        terminal.line("system     " + Machines.operatingSystem());
        terminal.line("processor  " + Machines.processor() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores");
        terminal.line("gpu        " + gpus() + "; the engine computes on the processor");
        terminal.line(
                "engine     " + description.engine() + " " + description.version() + ", " + description.nativeLibrary()
                        + ", " + description.device() + ", " + description.threads() + " threads");
        terminal.line("");
        for (HealthCheck check : checks) {
            terminal.line((check.good() ? "good  " : "BAD   ") + check.name() + ": " + check.detail());
            if (!check.mend().isEmpty()) {
                terminal.line("      " + check.mend());
            }
        }
    }

    private static String gpus() {
        List<String> gpus = Machines.gpus();
        return gpus.isEmpty() ? "none that an NVIDIA driver reports" : String.join(", ", gpus);
    }

    private static ObjectNode toJson(EngineDescription description, List<HealthCheck> checks) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("program", Machines.programVersion());
        node.put("java", System.getProperty("java.runtime.version"));
        node.put("os", Machines.operatingSystem());
        node.put("processor", Machines.processor());
        node.put("cores", Runtime.getRuntime().availableProcessors());
        ArrayNode gpus = node.putArray("gpus");
        Machines.gpus().forEach(gpus::add);
        node.putObject("engine")
                .put("name", description.engine())
                .put("version", description.version())
                .put("native_library", description.nativeLibrary())
                .put("device", description.device())
                .put("threads", description.threads());
        ArrayNode list = node.putArray("checks");
        checks.forEach(check -> list.addObject()
                .put("name", check.name())
                .put("good", check.good())
                .put("detail", check.detail())
                .put("mend", check.mend()));
        return node;
    }
}
