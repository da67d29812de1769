package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.cnnworkbench.run.Machines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "version", description = "Print the versions of program, Java and system.")
final class VersionCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    VersionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String java = System.getProperty("java.runtime.version", "");
        if (json) {
            context.terminal()
                    .json(JsonNodeFactory.instance
                            .objectNode()
                            .put("version", Machines.programVersion())
                            .put("java", java)
                            .put("os", Machines.operatingSystem()));
        } else {
            context.terminal()
                    .line("CNN Workbench " + Machines.programVersion() + ", Java " + java + ", "
                            + Machines.operatingSystem());
        }
        return ExitCodes.DONE;
    }
}
