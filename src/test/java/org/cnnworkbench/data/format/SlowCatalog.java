package org.cnnworkbench.data.format;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A data set of the catalogue, {@code catalog:slow}, on a server of this machine that sends a piece whenever it is allowed to: 40 images of
 * 16 × 16 in two classes. The server knows ranges.
 */
public final class SlowCatalog implements AutoCloseable {

    /** The images come in so many pieces. */
    public static final int PIECES = 10;

    private static final int IMAGES = 40;
    private static final int SIDE = 16;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Map<String, byte[]> files;
    private final Semaphore allowed = new Semaphore(0);
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean cutting;

    /** @param cacheDirectory in which the program will find the catalogue */
    public SlowCatalog(Path cacheDirectory) throws IOException {
        files = Map.of("train-images-idx3-ubyte", images(), "train-labels-idx1-ubyte", labels());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        String list = files.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(file ->
                        "{\"name\": \"" + file.getKey() + "\", \"checksum\": \"" + checksum(file.getValue()) + "\"}")
                .collect(Collectors.joining(", "));
        Files.createDirectories(cacheDirectory);
        Files.writeString(cacheDirectory.resolve("catalog.json"), """
                {"sets": {"slow": {"format": "idx", "sources": ["http://localhost:%d/"], "files": [%s]}}}
                """.formatted(
                        server.getAddress().getPort(), list));
    }

    private static byte[] images() {
        ByteBuffer bytes = ByteBuffer.allocate(16 + IMAGES * SIDE * SIDE);
        bytes.putInt(0x803).putInt(IMAGES).putInt(SIDE).putInt(SIDE);
        byte[] pixels = new byte[bytes.remaining()];
        new Random(1).nextBytes(pixels);
        return bytes.put(pixels).array();
    }

    private static byte[] labels() {
        ByteBuffer bytes = ByteBuffer.allocate(8 + IMAGES);
        bytes.putInt(0x801).putInt(IMAGES);
        for (int i = 0; i < IMAGES; i++) {
            bytes.put((byte) (i % 2));
        }
        return bytes.array();
    }

    private static String checksum(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many requests have come. */
    public int requests() {
        return connections.get();
    }

    /** Lets so many more pieces through. */
    public void send(int pieces) {
        allowed.release(pieces);
    }

    /** Whether connections are cut from now on, in place of the next piece that is allowed. */
    public void cut(boolean wanted) {
        cutting = wanted;
        if (wanted) {
            allowed.release();
        } else {
            allowed.drainPermits();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] content = files.get(exchange.getRequestURI().getPath().substring(1));
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        int mine = connections.incrementAndGet();
        try (exchange;
                OutputStream body = exchange.getResponseBody()) {
            body.flush();
            int piece = Math.max(1, content.length / PIECES);
            for (int at = from; at < content.length; at += piece) {
                if (content.length > 1000 && !mayGoOn(mine)) {
                    return;
                }
                body.write(content, at, Math.min(piece, content.length - at));
                body.flush();
            }
        }
    }

    /** Waits for leave to send a piece; false where the connection is to be cut. What is allowed is meant for the latest connection. */
    private boolean mayGoOn(int connection) {
        try {
            if (cutting || !allowed.tryAcquire(1, TimeUnit.MINUTES)) {
                return false;
            }
            if (connection != connections.get()) {
                allowed.release();
                return false;
            }
            return !cutting;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threads.close();
    }
}
