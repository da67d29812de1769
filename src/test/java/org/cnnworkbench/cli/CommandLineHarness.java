package org.cnnworkbench.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;

/** Runs commands in this process and keeps what they print. */
final class CommandLineHarness {

    private CommandLineHarness() {}

    /** What a command printed and said. */
    record Result(int exitCode, String out, String err) {}

    static Result run(Path directory, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new Program(
                        Wiring.services(Launcher.class),
                        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false),
                        directory,
                        List.of(arguments))
                .run();
        return new Result(exitCode, out.toString(), err.toString());
    }
}
