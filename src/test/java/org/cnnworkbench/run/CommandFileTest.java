package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cnnworkbench.run.CommandFile.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandFileTest {

    @TempDir
    private Path folder;

    @Test
    void aStopIsHeard() {
        CommandFile commands = new CommandFile(new RunDirectory(folder));
        assertThat(new CommandSignal(commands, 0).stopRequested()).isFalse();
        commands.append(Command.STOP);
        assertThat(new CommandSignal(commands, 0).stopRequested()).isTrue();
    }

    @Test
    void whatWasAskedOfATrainerBeforeIsNotForTheNext() {
        CommandFile commands = new CommandFile(new RunDirectory(folder));
        commands.append(Command.STOP);
        assertThat(new CommandSignal(commands, commands.size()).stopRequested()).isFalse();
    }

    @Test
    void halfALineAndNonsenseStopNothing() throws IOException {
        RunDirectory run = new RunDirectory(folder);
        Files.writeString(run.commandsFile(), "{\"command\":\"stop\"}");
        assertThat(new CommandSignal(new CommandFile(run), 0).stopRequested()).isFalse();
        Files.writeString(run.commandsFile(), "{\"command\":\"stpo\"}\n");
        assertThat(new CommandSignal(new CommandFile(run), 0).stopRequested()).isFalse();
    }
}
