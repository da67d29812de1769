package org.cnnworkbench.data.format;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server on this machine that cuts every first answer off in the middle, and knows ranges. */
class DownloadTest {

    private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.US_ASCII);

    /** Of the ten digits, by md5sum. */
    private static final Checksum RIGHT = Checksum.parse("md5:781e5e245d69b566979b86e28d23f2c7");

    @TempDir
    private Path folder;

    private HttpServer server;
    private final AtomicBoolean silent = new AtomicBoolean();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/digits", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        stopped.complete(null);
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        asked.add(String.valueOf(range));
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from > 0) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-9/10");
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, 10 - from);
        exchange.getResponseBody().write(CONTENT, from, asked.size() == 1 ? 4 : 10 - from);
        exchange.getResponseBody().flush();
        if (silent.get()) {
            stopped.join();
        }
        exchange.close();
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private void fetch(Checksum checksum) throws IOException, InterruptedException {
        fetch(checksum, Duration.ofSeconds(60));
    }

    private void fetch(Checksum checksum, Duration patience) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            new Download(client, "fetching", Progress.none(), patience)
                    .fetch(address("/digits"), folder.resolve("file"), checksum);
        }
    }

    @Test
    void aConnectionThatWasCutIsTakenUpWhereItEnded() throws Exception {
        fetch(RIGHT);

        assertThat(folder.resolve("file")).hasBinaryContent(CONTENT);
        assertThat(folder.resolve("file.part")).doesNotExist();
        assertThat(asked).containsExactly("null", "bytes=4-");
    }

    @Test
    void aServerThatEndsTheConnectionBehindItsHeadHasCutIt() throws Exception {
        // Who notices, Java's client or who reads from it, is a matter of luck.
        for (int i = 0; i < 50; i++) {
            try (ServerSocket cutting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    HttpClient client = HttpClient.newHttpClient()) {
                Thread answering = Thread.ofVirtual().start(() -> answerWithAHeadOnly(cutting));
                URI address = URI.create("http://localhost:" + cutting.getLocalPort() + "/");
                Download download = new Download(client, "fetching", Progress.none());
                assertThatThrownBy(() -> download.fetch(address, folder.resolve("file"), RIGHT))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("the connection was cut after 0");
                answering.join();
            }
        }
    }

    private static void answerWithAHeadOnly(ServerSocket server) {
        try (Socket connection = server.accept()) {
            connection.getInputStream().read(new byte[10_000]);
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatWasBegunWithAnotherFileIsFetchedAgainFromTheStart() throws Exception {
        Files.writeString(folder.resolve("file.part"), "xxx");
        asked.add("an earlier request");

        fetch(RIGHT);

        assertThat(folder.resolve("file")).hasBinaryContent(CONTENT);
        assertThat(asked).containsExactly("an earlier request", "bytes=3-", "null");
    }

    @Test
    void aWrongChecksumLeavesNothingBehind() {
        assertThatThrownBy(() -> fetch(Checksum.parse("md5:00")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected MD5 00, received MD5 781e5e245d69b566979b86e28d23f2c7");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aServerThatFallsSilentIsAskedAgainForTheRest() throws Exception {
        silent.set(true);

        fetch(RIGHT, Duration.ofSeconds(1));

        assertThat(folder.resolve("file")).hasBinaryContent(CONTENT);
        assertThat(asked).containsExactly("null", "bytes=4-");
    }

    @Test
    void cancellingLeavesNothingBehind() throws Exception {
        silent.set(true);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread fetching = Thread.ofPlatform().start(() -> {
            try {
                fetch(RIGHT);
                end.complete(new AssertionError("the file came"));
            } catch (IOException | InterruptedException e) {
                end.complete(e);
            }
        });
        await().until(() -> Files.exists(folder.resolve("file.part")) && Files.size(folder.resolve("file.part")) == 4);

        fetching.interrupt();

        assertThat(end.get(60, SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aCatalogueOfOnesOwnMayNameNoPlaceOutsideItsFolder() throws IOException {
        Files.writeString(folder.resolve("catalog.json"), """
                {"sets": {"mine": {"format": "idx", "sources": ["http://localhost/"], "files": [{"name": "../x", "checksum": "md5:00"}]}}}
                """);

        assertThatThrownBy(() -> new Datasets(folder, folder).load("catalog:mine"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("sets.mine.files[0]")
                .hasMessageContaining("expected letters, digits, dots, _ and -, received \"../x\"");
    }

    @Test
    void aSetThatCantBeFetchedIsAskedForByHand() throws IOException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        Files.writeString(cache.resolve("catalog.json"), """
                {"sets": {"mnist": {"format": "idx", "sources": ["%s/"], "files": [
                  {"name": "train-images-idx3-ubyte.gz", "checksum": "md5:00"}, {"name": "train-labels-idx1-ubyte.gz", "checksum": "md5:00"}]}}}
                """.formatted(address("/nowhere")));
        Datasets datasets = new Datasets(folder, cache);

        assertThatThrownBy(() -> datasets.load(DatasetReference.parse("catalog:mnist"), Progress.none()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the server answers with status 404")
                .hasMessageContaining("put train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz");
        assertThatThrownBy(() -> datasets.load("catalog:imagenet"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected one of cifar10, cifar100, fashion-mnist, mnist");
    }
}
