package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.SteeringRequest;
import org.cnnworkbench.run.SteeringRequest.Answer;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.SteeringTypes;

/** Tells a live run's trainer what a person wants, and the person what came of it. */
final class SteeringDesk {

    /** A trainer that loads images or validates can't answer before. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CommandContext context;
    private final RunDirectory run;
    private final boolean json;

    SteeringDesk(CommandContext context, RunDirectory run, boolean json) {
        this.context = context;
        this.run = run;
        this.json = json;
    }

    /** @throws InputException where no trainer is at the run; it says where the run stands and what can be done */
    void requireLive() {
        if (SteeringRequest.isHeard(run)) {
            return;
        }
        RunState state = RunStatus.of(run).state();
        String name = context.nameOf(run);
        throw new InputException("run " + name + ": expected one that is running or paused, received one that is "
                + state.text() + "; "
                + switch (state) {
                    case CREATED -> "begin with it: cnn-workbench resume " + name;
                    case QUEUED -> "its turn will come";
                    case COMPLETED -> "train it longer: cnn-workbench resume " + name + " --epochs N";
                    case STOPPED_EARLY -> "train with other settings: cnn-workbench branch " + name;
                    case STOPPED, FAILED, INTERRUPTED, RUNNING, PAUSED -> "go on with it: cnn-workbench resume " + name;
                });
    }

    /** Asks, tells what came of it, and returns the exit code. */
    int ask(List<SteeringAct> acts) throws InterruptedException {
        return tell(new SteeringRequest(run).ask(acts, PATIENCE));
    }

    /** Asks quietly. */
    Answer request(List<SteeringAct> acts) throws InterruptedException {
        return new SteeringRequest(run).ask(acts, PATIENCE);
    }

    int tell(Answer answer) {
        Terminal terminal = context.terminal();
        if (json) {
            terminal.json(toJson(answer));
        } else {
            answer.acts().forEach(applied -> terminal.line(text(applied)));
            if (answer.checkpoint() != null) {
                terminal.line(
                        run.checkpointsDirectory().resolve(answer.checkpoint()).toString());
            }
        }
        if (answer.complete()) {
            return ExitCodes.DONE;
        }
        terminal.err().println(answer.over() ? "the run ended before: " + end() : stands());
        return ExitCodes.FAILED;
    }

    private String end() {
        RunStatus status = RunStatus.of(run);
        return status.state().isOver() ? status.state().text() + ": " + status.reason() : "it is being judged";
    }

    private static String stands() {
        return "no answer for " + PATIENCE.toSeconds()
                + " s: the trainer is busy loading images or validating, or is itself held up. What was asked stands, and "
                + "takes effect as soon as it can";
    }

    private static String text(AppliedAct applied) {
        String at = applied.at().text();
        return switch (applied.act()) {
            case SteeringAct.Pause pause -> "paused " + at;
            case SteeringAct.Continue go -> "goes on " + at;
            default -> at + ": " + applied.act().text();
        };
    }

    private ObjectNode toJson(Answer answer) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("run", run.toString());
        result.put("state", RunStatus.of(run).state().text());
        result.put("done", answer.complete());
        ArrayNode acts = result.putArray("acts");
        for (AppliedAct applied : answer.acts()) {
            acts.addObject()
                    .put("epochs", applied.at().epochs())
                    .put("batches", applied.at().batches())
                    .set("act", SteeringTypes.TABLE.write(applied.act()));
        }
        if (answer.checkpoint() != null) {
            result.put(
                    "checkpoint",
                    run.checkpointsDirectory().resolve(answer.checkpoint()).toString());
        }
        return result;
    }
}
