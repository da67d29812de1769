package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;

/** The file through which people steer a running trainer: one command a line, appended by whoever steers, {@code {"command":"stop"}}. */
public final class CommandFile {

    private static final int LONGEST = 1 << 20;

    private final Path file;

    public CommandFile(RunDirectory run) {
        this.file = run.commandsFile();
    }

    /** What can be asked. */
    public enum Command {
        /** End after the batch that is being learned; leave a network that can be used and resumed. */
        STOP;

        String word() {
            return switch (this) {
                case STOP -> "stop";
            };
        }
    }

    /** Asks for something. Two who ask at once don't disturb each other. */
    public void append(Command command) {
        ByteBuffer line =
                ByteBuffer.wrap(("{\"command\":\"" + command.word() + "\"}\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file + " failed: " + e.getMessage(), e);
        }
    }

    /** Bytes in the file so far: commands to a trainer that starts now stand behind them. */
    public long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("looking at " + file + " failed: " + e.getMessage(), e);
        }
    }

    /**
     * The commands behind a position, but for a last line that is not written to its end.
     *
     * @throws InputException for a line that is no command
     */
    List<Command> after(long position) {
        List<Command> commands = new ArrayList<>();
        if (size() <= position) {
            return commands;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.clamp(channel.size() - position, 0, LONGEST));
            channel.read(bytes, position);
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> commands.add(command(line)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + " failed: " + e.getMessage(), e);
        }
        return commands;
    }

    private Command command(String line) {
        JsonValue word = JsonValue.parse(file.toString(), line).asObject().get("command");
        for (Command command : Command.values()) {
            if (command.word().equals(word.asText())) {
                return command;
            }
        }
        throw word.unexpected("the command \"stop\"");
    }
}
