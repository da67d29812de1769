package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.cnnworkbench.input.JsonText;

/**
 * Where commands print.
 *
 * @param out         results
 * @param err         errors and, where results are for a program, progress
 * @param interactive whether a person looks at it, so that a line may be written over
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {

    /** That of this process, in UTF-8. */
    @SuppressWarnings("SystemConsoleNull") // it may still be null where its module is left out
    public static Terminal ofProcess() {
        Console console = System.console();
        return new Terminal(writer(System.out), writer(System.err), console != null && console.isTerminal());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    void print(String text) {
        out.print(text);
        out.flush();
    }

    void line(String text) {
        out.println(text);
    }

    void json(JsonNode node) {
        line(JsonText.indented(node));
    }
}
