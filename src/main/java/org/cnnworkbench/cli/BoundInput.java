package org.cnnworkbench.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;

/** An input that is read all the time, so that its end is noticed whatever the process is at: the process then ends at once. */
final class BoundInput {

    private BoundInput() {}

    /** What stands in it, as it comes. */
    static InputStream of(InputStream input) {
        try {
            Pipe pipe = Pipe.open();
            Thread.ofPlatform().daemon().name("input").start(() -> readToItsEnd(input, pipe.sink()));
            return Channels.newInputStream(pipe.source());
        } catch (IOException e) {
            throw new UncheckedIOException("reading what to train failed: " + e.getMessage(), e);
        }
    }

    private static void readToItsEnd(InputStream input, Pipe.SinkChannel sink) {
        try {
            input.transferTo(Channels.newOutputStream(sink));
        } catch (IOException e) {
            // The one who would have told what to train is gone, which is what the end of the input means, too.
            Runtime.getRuntime().halt(ExitCodes.FAILED);
        }
        Runtime.getRuntime().halt(ExitCodes.DONE);
    }
}
