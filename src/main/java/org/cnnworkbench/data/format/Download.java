package org.cnnworkbench.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.cnnworkbench.data.Progress;

/**
 * Fetches one file into {@code NAME.part} beside its place, continues there where an earlier attempt was cut off, and moves the file to
 * its place in one step once its checksum is right. What a person cancels leaves nothing behind.
 */
final class Download {

    private static final int ATTEMPTS = 3;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    /** No file of the catalogue is half as large. */
    private static final long LARGEST = 1L << 30;

    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final HttpClient client;
    private final String message;
    private final Progress progress;
    private final Duration patience;

    /** Whether what has arrived of the file is this one's: not while another program fetches it. */
    private boolean begun;

    /** @param message what is said while bytes arrive */
    Download(HttpClient client, String message, Progress progress) {
        this(client, message, progress, ANSWER_WITHIN);
    }

    /** @param patience how long to wait for the next bytes */
    Download(HttpClient client, String message, Progress progress, Duration patience) {
        this.client = client;
        this.message = message;
        this.progress = progress;
        this.patience = patience;
    }

    /** @throws IOException where the file can't be had, with the reason; what did arrive is kept for the next attempt */
    void fetch(URI address, Path target, Checksum checksum) throws IOException, InterruptedException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            attempts(address, part, checksum);
        } catch (InterruptedException e) {
            if (begun) {
                Files.deleteIfExists(part);
            }
            throw e;
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void attempts(URI address, Path part, Checksum checksum) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            long before = size(part);
            try {
                transfer(address, part);
                Checksum received = checksum.of(part);
                if (received.equals(checksum)) {
                    return;
                }
                Files.delete(part);
                // What was continued may have been begun with another file: worth a second attempt from the start.
                if (before == 0 || attempt >= ATTEMPTS) {
                    throw new WrongChecksum("the file at " + address + " is damaged or another one: expected "
                            + checksum + ", received " + received);
                }
            } catch (WrongChecksum e) {
                throw e;
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    throw cancelled(e);
                }
                if (attempt >= ATTEMPTS || size(part) <= before) {
                    throw e;
                }
            }
        }
    }

    private static final class WrongChecksum extends IOException {
        private static final long serialVersionUID = 1L;

        WrongChecksum(String message) {
            super(message);
        }
    }

    private static InterruptedException cancelled(IOException cause) {
        InterruptedException cancelled = new InterruptedException("the download was cancelled");
        cancelled.initCause(cause);
        return cancelled;
    }

    private static long size(Path part) throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    private void transfer(URI address, Path part) throws IOException, InterruptedException {
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(file, part)) {
            begun = true;
            receive(address, file);
            if (!lock.isValid()) {
                throw new IOException("the lock on " + part + " was lost");
            }
        }
    }

    private void receive(URI address, FileChannel file) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = request(address, file.size());
        if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
            response.body().close();
            file.truncate(0);
            response = request(address, 0);
        }
        try (InputStream body = response.body()) {
            long start = start(address, response, file.size());
            file.truncate(start);
            file.position(start);
            long length = response.headers().firstValueAsLong("Content-Length").orElse(Progress.UNKNOWN);
            copy(body, file, length < 0 ? Progress.UNKNOWN : start + length);
        }
    }

    private static FileLock lock(FileChannel file, Path part) throws IOException {
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(part + " is being written by another download in this program", e);
        }
        throw new IOException(part + " is being written by another program; wait for its download to end");
    }

    private HttpResponse<InputStream> request(URI address, long from) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(ANSWER_WITHIN);
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            // Where the connection ends right behind the answer's head, Java may say so here, in its own words.
            throw e.getMessage() != null && e.getMessage().contains("bytes received")
                    ? ended("the connection was cut", from, Progress.UNKNOWN, e)
                    : e;
        }
    }

    /** Where the body that comes belongs: a server that doesn't know ranges sends everything again. */
    private static long start(URI address, HttpResponse<InputStream> response, long asked) throws IOException {
        if (response.statusCode() == PARTIAL_CONTENT) {
            String range = response.headers().firstValue("Content-Range").orElse("");
            if (!range.startsWith("bytes " + asked + "-")) {
                throw new IOException(address + ": asked for bytes from " + asked + " on, received \"" + range + "\"");
            }
            return asked;
        }
        if (response.statusCode() != 200) {
            throw new IOException(address + ": the server answers with status " + response.statusCode());
        }
        return 0;
    }

    private void copy(InputStream body, FileChannel file, long total) throws IOException, InterruptedException {
        byte[] buffer = new byte[1 << 16];
        try (StallGuard guard = new StallGuard(body, patience)) {
            for (int count = read(body, buffer, guard, file, total);
                    count >= 0;
                    count = read(body, buffer, guard, file, total)) {
                LoadContext.checkCancelled();
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                if (file.position() > LARGEST) {
                    throw new IOException(message + ": the server sends more than " + (LARGEST >> 20) + " MiB");
                }
                progress.update(message, file.position(), total);
            }
        }
    }

    /** With words for a connection that ends before the file does. */
    private static int read(InputStream body, byte[] buffer, StallGuard guard, FileChannel file, long total)
            throws IOException {
        try {
            int count = body.read(buffer);
            guard.moved();
            return count;
        } catch (IOException e) {
            throw ended(
                    guard.hasFired() ? "nothing came any more" : "the connection was cut", file.position(), total, e);
        }
    }

    private static IOException ended(String how, long received, long total, IOException cause) {
        return new IOException(how + " after " + received + (total < 0 ? "" : " of " + total) + " bytes", cause);
    }
}
