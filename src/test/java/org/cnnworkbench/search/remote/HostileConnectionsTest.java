package org.cnnworkbench.search.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever speaks to the port of trainings, and whatever they say: nothing is written but files of the run that they have a ticket for. */
class HostileConnectionsTest {

    @TempDir
    private Path folder;

    private MirrorServer server;
    private RunDirectory run;
    private RemoteRun offered;

    /** What somebody says behind a ticket. */
    @FunctionalInterface
    private interface Words {
        void say(DataOutputStream out) throws IOException;
    }

    @BeforeEach
    void offerARun() throws IOException {
        server = new MirrorServer(InetAddress.getLoopbackAddress(), 0, "127.0.0.1");
        run = new RunDirectory(folder.resolve("study").resolve("run"));
        Files.createDirectories(run.path());
        Files.writeString(run.recordFile(), "as it was");
        Files.writeString(run.eventsFile(), "one line\n");
        Files.writeString(run.path().resolve("commands.jsonl"), "asked\n");
        offered = server.offer(run, 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private byte[] answer(byte[] token, long training, Words words) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", offered.ticket().port())) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(Wire.MAGIC);
            out.writeInt(Wire.VERSION);
            out.writeLong(training);
            out.write(token);
            try {
                words.say(out);
                socket.shutdownOutput();
                return socket.getInputStream().readAllBytes();
            } catch (IOException closedByTheServer) {
                return new byte[0];
            }
        }
    }

    /** What stands below the folder afterwards, when the server has let go. */
    private List<String> filesAfter(Words words) throws IOException {
        answer(offered.ticket().tokenBytes(), offered.ticket().training(), words);
        offered.close();
        assertThat(offered.isOver()).isFalse();
        assertThat(RunLock.isHeld(run)).isFalse();
        return files();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void file(DataOutputStream out, String name, long length, String content) throws IOException {
        out.writeByte(Wire.Kind.FILE.ordinal());
        out.writeUTF(name);
        out.writeLong(length);
        out.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void append(DataOutputStream out, String name, long position, int length) throws IOException {
        out.writeByte(Wire.Kind.APPEND.ordinal());
        out.writeUTF(name);
        out.writeLong(position);
        out.writeInt(length);
        out.write("hello".getBytes(StandardCharsets.UTF_8));
    }

    private static final List<String> UNTOUCHED =
            List.of("study/run/commands.jsonl", "study/run/events.jsonl", "study/run/lock", "study/run/run.json");

    @Test
    void whoHasNoTicketIsNotAnswered() throws IOException {
        byte[] wrong = offered.ticket().tokenBytes();
        wrong[31] ^= 1;

        assertThat(answer(wrong, offered.ticket().training(), out -> {})).isEmpty();
        assertThat(answer(offered.ticket().tokenBytes(), 77, out -> {})).isEmpty();
        assertThat(answer(new byte[7], offered.ticket().training(), out -> {})).isEmpty();
        assertThat(offered.hasBegun()).isFalse();
        assertThat(files()).containsExactly("study/run/commands.jsonl", "study/run/events.jsonl", "study/run/run.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../study.json",
                "/etc/passwd",
                "checkpoints/../../x.safetensors",
                "checkpoints/..",
                "checkpoints/.hidden.safetensors",
                "lock",
                "commands.jsonl",
                "notes.json",
                "checkpoints/epoch\u0000.safetensors",
                "filters\\now.safetensors",
                "trainer.sh",
                ""
            })
    void namesThatAreNoFileOfARunAreRefused(String name) throws IOException {
        assertThat(filesAfter(out -> file(out, name, 5, "hello"))).isEqualTo(UNTOUCHED);
        assertThat(run.path().resolve("commands.jsonl")).hasContent("asked");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MAX_VALUE, Long.MIN_VALUE, Wire.LARGEST_FILE + 1})
    void lengthsThatNoFileHasAreRefused(long length) throws IOException {
        assertThat(filesAfter(out -> file(out, "run.json", length, "hello"))).isEqualTo(UNTOUCHED);
        assertThat(run.recordFile()).hasContent("as it was");
    }

    @Test
    void aFileThatIsCutOffLeavesTheOneBefore() throws IOException {
        assertThat(filesAfter(out -> file(out, "run.json", 1_000_000, "hello"))).isEqualTo(UNTOUCHED);
        assertThat(run.recordFile()).hasContent("as it was");
    }

    @Test
    void piecesBelongIntoTheJournalAndLeaveNoGap() throws IOException {
        for (Words words : List.<Words>of(
                out -> append(out, "events.jsonl", 10, 5),
                out -> append(out, "events.jsonl", -1, 5),
                out -> append(out, "events.jsonl", 9, Integer.MAX_VALUE),
                out -> append(out, "events.jsonl", 9, -1),
                out -> append(out, "events.jsonl", 9, 6),
                out -> append(out, "commands.jsonl", 0, 5))) {
            answer(offered.ticket().tokenBytes(), offered.ticket().training(), words);
            assertThat(run.eventsFile()).hasContent("one line");
            assertThat(run.path().resolve("commands.jsonl")).hasContent("asked");
        }
    }

    @Test
    void wordsThatMeanNothingEndTheConnection() throws IOException {
        for (Words words : List.<Words>of(
                out -> out.writeByte(200),
                out -> out.writeByte(Wire.Kind.BEGIN.ordinal()),
                out -> out.write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            answer(offered.ticket().tokenBytes(), offered.ticket().training(), words);
        }
        assertThat(filesAfter(out -> {})).isEqualTo(UNTOUCHED);
    }

    @Test
    void aFileOfTheRunIsWritten() throws IOException {
        assertThat(filesAfter(out -> file(out, "evaluation.json", 5, "hello"))).contains("study/run/evaluation.json");
    }
}
