package org.cnnworkbench.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;

/** A program under measurement, which answers a line with a line. */
final class Worker implements AutoCloseable {

    private final String name;
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    Worker(String name, ProcessBuilder builder) throws IOException {
        this.name = name;
        this.process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        this.in = process.outputWriter();
        this.out = process.inputReader();
    }

    String name() {
        return name;
    }

    /** Numbers that it answers with. */
    double[] ask(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
        String answer = out.readLine();
        if (answer == null) {
            throw new IOException(name + " ended at: " + line);
        }
        return Arrays.stream(answer.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @Override
    public void close() throws IOException {
        in.close();
        process.destroy();
    }
}
