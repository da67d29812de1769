package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.Steering;
import org.cnnworkbench.train.SteeringAct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandFileTest {

    @TempDir
    private Path folder;

    private static List<SteeringAct> heard(CommandFile commands, long from) {
        return new CommandSteering(commands, from)
                .due(Position.START).stream().map(Steering.Order::act).toList();
    }

    @Test
    void everythingThatCanBeAskedIsHeardInOrderAndOnce() {
        CommandFile commands = new CommandFile(new RunDirectory(folder));
        CommandSteering steering = new CommandSteering(commands, 0);
        List<SteeringAct> acts = List.of(
                new SteeringAct.Pause(),
                new SteeringAct.Continue(),
                new SteeringAct.SetLearningRate(0.1 + 0.2),
                new SteeringAct.SetEpochs(7),
                new SteeringAct.TakeCheckpoint(),
                new SteeringAct.Stop(SteeringAct.When.AFTER_EPOCH),
                new SteeringAct.Stop(SteeringAct.When.NOW));
        assertThat(acts.stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(SteeringAct.class.getPermittedSubclasses());
        acts.forEach(commands::append);
        assertThat(steering.due(Position.START)).extracting(Steering.Order::act).containsExactlyElementsOf(acts);
        assertThat(steering.due(Position.START)).isEmpty();
    }

    @Test
    void aStopIsSeenWhileImagesAreLoaded() {
        CommandFile commands = new CommandFile(new RunDirectory(folder));
        assertThat(new CommandSteering(commands, 0).stopRequested()).isFalse();
        commands.append(new SteeringAct.Stop(SteeringAct.When.NOW));
        assertThat(new CommandSteering(commands, 0).stopRequested()).isTrue();
    }

    @Test
    void whatWasAskedOfATrainerBeforeIsNotForTheNext() {
        CommandFile commands = new CommandFile(new RunDirectory(folder));
        commands.append(new SteeringAct.Stop(SteeringAct.When.NOW));
        assertThat(heard(commands, commands.size())).isEmpty();
    }

    @Test
    void halfALineWaitsForItsRest() throws IOException {
        RunDirectory run = new RunDirectory(folder);
        CommandFile commands = new CommandFile(run);
        Files.writeString(run.commandsFile(), "{\"type\":\"stop\"}");
        assertThat(heard(commands, 0)).isEmpty();
        Files.writeString(run.commandsFile(), "\n", StandardOpenOption.APPEND);
        assertThat(heard(commands, 0)).containsExactly(new SteeringAct.Stop(SteeringAct.When.NOW));
    }

    @Test
    void nonsenseIsPassedOverAndWhatFollowsIsHeard() throws IOException {
        RunDirectory run = new RunDirectory(folder);
        Files.writeString(run.commandsFile(), """
                {"type":"stpo"}
                \0\0\0
                {"type":"set_learning_rate","learning_rate":-1}
                {"type":"set_epochs","epochs":1e99}
                {"type":"pause"}
                """);
        assertThat(heard(new CommandFile(run), 0)).containsExactly(new SteeringAct.Pause());
    }

    @Test
    void aMegabyteWithoutALineIsPassedOver() throws IOException {
        RunDirectory run = new RunDirectory(folder);
        Files.writeString(run.commandsFile(), "x".repeat(1 << 20) + "\n{\"type\":\"pause\"}\n");
        assertThat(heard(new CommandFile(run), 0)).containsExactly(new SteeringAct.Pause());
    }
}
