package org.cnnworkbench.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/digits", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
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
        exchange.close();
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private void fetch(Checksum checksum) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            new Download(client, Progress.none()).fetch(address("/digits"), folder.resolve("file"), checksum);
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
    void aSetThatCantBeFetchedIsAskedForByHand() {
        Datasets datasets = new Datasets(folder, folder.resolve("cache"), address("/nowhere"));

        assertThatThrownBy(() -> datasets.load(DatasetReference.parse("catalog:mnist"), Progress.none()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the server answers with status 404")
                .hasMessageContaining("put train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz");
        assertThatThrownBy(() -> datasets.load("catalog:imagenet"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected one of cifar10, cifar100, fashion-mnist, mnist");
    }
}
