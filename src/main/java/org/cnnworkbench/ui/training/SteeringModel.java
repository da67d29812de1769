package org.cnnworkbench.ui.training;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.SteeringRequest;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.ui.workspace.RunSession;
import org.cnnworkbench.ui.workspace.Workspace;

/** Asks a run's trainer for what a person wants, or begins anew with a run that is over. */
final class SteeringModel {

    /** A trainer that loads images or validates can't answer before. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Workspace workspace;
    private final RunSession session;
    private final Launches launches;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private int asked;

    SteeringModel(Workspace workspace, RunSession session) {
        this.workspace = workspace;
        this.session = session;
        this.launches = new Launches(workspace);
    }

    /** Whether something was asked for that isn't done yet. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    void pause() {
        ask("pausing", new SteeringAct.Pause());
    }

    void goOn() {
        ask("going on", new SteeringAct.Continue());
    }

    void stop(SteeringAct.When when) {
        ask("stopping", new SteeringAct.Stop(when));
    }

    void checkpoint() {
        ask("saving a checkpoint", new SteeringAct.TakeCheckpoint());
    }

    /**
     * @throws InputException where it is no rate
     */
    void setLearningRate(String text) {
        ask(
                "changing the learning rate",
                SteeringRequest.checked("learning rate", new SteeringAct.SetLearningRate(number(text))));
    }

    /**
     * @throws InputException where it is no number of epochs, or so many are trained already
     */
    void setEpochs(String text) {
        ask("changing the number of epochs", epochs(text));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new InputException("learning rate: expected a number such as 0.001, received \"" + text + "\"", e);
        }
    }

    private SteeringAct epochs(String text) {
        int wanted;
        try {
            wanted = Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new InputException("epochs: expected a whole number, received \"" + text + "\"", e);
        }
        int trained = session.progress().position().epochs();
        if (wanted <= trained) {
            throw new InputException(
                    "epochs: expected more than the " + trained + " that are trained, received " + wanted);
        }
        return SteeringRequest.checked("epochs", new SteeringAct.SetEpochs(wanted));
    }

    private void ask(String doing, SteeringAct act) {
        RunDirectory run = session.run();
        begin();
        var ignored = workspace
                .background()
                .run(
                        () -> new SteeringRequest(run).ask(List.of(act), PATIENCE),
                        answer -> {
                            end();
                            if (!answer.complete() && !answer.over()) {
                                workspace
                                        .notices()
                                        .info("The trainer is busy; what you asked for happens as soon as it can.");
                            }
                            workspace.runs().refresh();
                        },
                        failure -> {
                            end();
                            workspace.notices().problem(doing, failure);
                        });
    }

    /** Goes on with a run that is over, as if it had never been interrupted. */
    void resume() {
        resume(List.of());
    }

    /**
     * Goes on with a run whose epochs are all trained.
     *
     * @throws InputException where it is no number of epochs, or so many are trained already
     */
    void trainLonger(String epochs) {
        resume(List.of(epochs(epochs)));
    }

    private void resume(List<SteeringAct> first) {
        begin();
        RunDirectory run = session.run();
        var ignored = workspace
                .background()
                .run(
                        () -> launches.train(
                                run, first, () -> workspace.background().onWindow(this::resumed)),
                        record -> {
                            workspace.runs().refresh();
                            session.goOn();
                            end();
                        },
                        failure -> {
                            end();
                            workspace.notices().problem("going on with the run", failure);
                        });
    }

    private void resumed() {
        end();
        session.goOn();
        workspace.runs().refresh();
    }

    /** Takes a run that waits out of the queue. */
    void leaveQueue() {
        begin();
        var ignored = workspace
                .background()
                .run(
                        () -> {
                            workspace.runs().queue().cancel(RunStore.id(session.run()));
                            return session.run();
                        },
                        run -> {
                            end();
                            workspace.runs().refresh();
                        },
                        failure -> {
                            end();
                            workspace.notices().problem("leaving the queue", failure);
                        });
    }

    /** Makes the run's experiment the one that is edited; undo brings back what was there. */
    void useSettings() {
        RunDirectory run = session.run();
        var ignored = workspace
                .background()
                .run(
                        run::experiment,
                        (Experiment experiment) -> {
                            workspace.document().edit("use the settings of " + RunStore.id(run), now -> experiment);
                            workspace.notices().info("The experiment is now that of this run. Undo brings yours back.");
                        },
                        failure -> workspace.notices().problem("reading the run's settings", failure));
    }

    private void begin() {
        asked++;
        busy.set(true);
    }

    private void end() {
        asked = Math.max(0, asked - 1);
        busy.set(asked > 0);
    }
}
