package org.cnnworkbench.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream on a thread of its own, a few buffers ahead of whoever consumes it, so that unpacking and parsing run at the same time.
 * Closing stops and joins the thread and closes the stream.
 */
final class ReadAhead extends InputStream {

    private static final int BUFFERS = 4;
    private static final int BUFFER_SIZE = 256 * 1024;

    private record Chunk(byte[] bytes, int length, @Nullable Exception failure) {}

    private final InputStream source;
    private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BUFFERS);
    private final Thread reader;
    private @Nullable Chunk current;
    private int position;

    ReadAhead(InputStream source) {
        this.source = source;
        for (int i = 0; i < BUFFERS; i++) {
            empty.add(new byte[BUFFER_SIZE]);
        }
        reader = Thread.ofPlatform().daemon().name("read-ahead").start(this::pump);
    }

    private void pump() {
        try {
            while (true) {
                byte[] buffer = empty.take();
                Chunk chunk = fill(buffer);
                full.put(chunk);
                if (chunk.length < 0) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            // Only close() interrupts this thread: nobody waits for more.
            Thread.currentThread().interrupt();
        }
    }

    /** A failure travels to the consumer, behind everything that was read before it. */
    private Chunk fill(byte[] buffer) {
        try {
            return new Chunk(buffer, source.read(buffer), null);
        } catch (IOException | RuntimeException e) {
            return new Chunk(buffer, -1, e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        Chunk chunk = available(current);
        current = chunk;
        if (chunk.length < 0) {
            rethrow(chunk.failure);
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk.bytes, position, target, offset, count);
        position += count;
        return count;
    }

    private Chunk available(@Nullable Chunk chunk) throws InterruptedIOException {
        try {
            Chunk next = chunk;
            while (next == null || next.length >= 0 && position == next.length) {
                if (next != null) {
                    empty.put(next.bytes);
                }
                next = full.take();
                position = 0;
            }
            return next;
        } catch (InterruptedException e) {
            InterruptedIOException cancelled = new InterruptedIOException("reading was cancelled");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    private static void rethrow(@Nullable Exception failure) throws IOException {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case IOException e -> throw e;
            default -> throw new IOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        reader.interrupt();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }
}
