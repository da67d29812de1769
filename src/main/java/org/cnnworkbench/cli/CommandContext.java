package org.cnnworkbench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.engine.ProcessNeeds;
import org.cnnworkbench.run.ChildJvm;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;

/**
 * What every command is made with.
 *
 * @param directory relative paths start here
 * @param arguments all that were given, for the record and for a child process
 */
record CommandContext(Services services, Terminal terminal, Path directory, List<String> arguments) {

    CommandContext {
        arguments = List.copyOf(arguments);
    }

    RunStore store(Path runs) {
        return new RunStore(runs, services.clock());
    }

    /** A run as a person can name it here, for what they may type next. */
    String nameOf(RunDirectory run) {
        Path here = directory.toAbsolutePath().normalize();
        Path path = run.path();
        if (!path.startsWith(here)) {
            return path.toString();
        }
        Path relative = here.relativize(path);
        return (path.startsWith(here.resolve("runs")) && relative.getNameCount() == 2
                        ? relative.subpath(1, 2)
                        : relative)
                .toString();
    }

    /** Whether this process was started as an engine needs it. */
    boolean isChild() {
        return ChildJvm.isChild();
    }

    /**
     * Runs the same command in a process that is started as an engine needs it, and waits for it. It prints to the same terminal.
     *
     * @param needs of the engine
     * @return its exit code
     */
    int inChild(ProcessNeeds needs) throws InterruptedException {
        ProcessBuilder builder =
                services.jvm().command(needs, false, List.of(), arguments).inheritIO();
        try {
            Process process = builder.start();
            try {
                return process.waitFor();
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("starting Java failed: " + e.getMessage(), e);
        }
    }
}
