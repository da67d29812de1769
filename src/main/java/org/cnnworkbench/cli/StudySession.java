package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.cnnworkbench.search.StudyDirectory;
import org.cnnworkbench.search.StudyEvent;
import org.cnnworkbench.search.StudyFollower;
import org.cnnworkbench.search.StudyProcess;
import org.cnnworkbench.search.StudyRequest;
import org.cnnworkbench.search.StudyView;
import org.jspecify.annotations.Nullable;

/** Starts a study's process, or joins one that is at work, and shows what it does. Ctrl-C stops the study; it can go on later. */
final class StudySession {

    private static final long PAUSE_MILLIS = 200;

    private final CommandContext context;
    private final StudyDirectory study;
    private final boolean json;
    private final @Nullable String sparkHome;

    /** @param sparkHome where Apache Spark lies; null for what the environment says */
    StudySession(CommandContext context, StudyDirectory study, boolean json, @Nullable String sparkHome) {
        this.context = context;
        this.study = study;
        this.json = json;
        this.sparkHome = sparkHome;
    }

    /** Starts it, unless it is at work, and shows it to its end. */
    int run(int workers) throws InterruptedException {
        PrintWriter shown = json ? context.terminal().err() : context.terminal().out();
        shown.println("study " + study);
        if (!study.isHeld()) {
            StudyProcess.start(study, context.services(), workers, sparkHome);
        }
        AtomicInteger interrupts = new AtomicInteger();
        try (Signals.Handling handling = Signals.onInterrupt(() -> interrupted(interrupts.incrementAndGet()))) {
            StudyView end = follow(new StudyDisplay(shown, context.terminal().interactive()));
            return finish(end, interrupts.get() > 0);
        }
    }

    /** Starts it and leaves it to itself. */
    int detach(int workers) throws InterruptedException {
        long process = study.isHeld()
                ? 0
                : StudyProcess.start(study, context.services(), workers, sparkHome)
                        .processId();
        if (json) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.put("study", study.toString());
            result.put("process_id", process);
            context.terminal().json(result);
        } else {
            context.terminal()
                    .line("study " + study + " is at work" + (process == 0 ? " already" : ", process " + process));
            context.terminal().line("see how it goes with: cnn-workbench study " + study);
        }
        return ExitCodes.DONE;
    }

    private StudyView follow(StudyDisplay display) throws InterruptedException {
        StudyFollower follower = new StudyFollower(study);
        while (true) {
            StudyView view = follower.look();
            display.show(view);
            if (!view.atWork()) {
                return view;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private int finish(StudyView view, boolean interrupted) {
        StudySummary summary = new StudySummary(context.terminal());
        if (json) {
            summary.json(study, view);
        } else {
            summary.text(study, view);
        }
        StudyEvent.Finished end = view.state().finished();
        if (end == null) {
            context.terminal()
                    .err()
                    .println("the study's process ended without a word; go on with: cnn-workbench search --resume "
                            + study);
            return ExitCodes.FAILED;
        }
        return switch (end.ending()) {
            case COMPLETED -> ExitCodes.DONE;
            case STOPPED -> interrupted ? ExitCodes.INTERRUPTED : ExitCodes.DONE;
            case FAILED -> {
                context.terminal().err().println(end.reason());
                yield ExitCodes.WRONG_INPUT;
            }
        };
    }

    private void interrupted(int times) {
        if (times > 1) {
            // The study has been told and needs nobody to end well.
            Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
        }
        PrintWriter err = context.terminal().err();
        err.println();
        try {
            study.requests().append(new StudyRequest.Stop());
            err.println("stopping … (Ctrl-C once more leaves now; the study stops all the same)");
        } catch (RuntimeException e) {
            err.println("the study can't be told to stop: " + e.getMessage());
        }
    }
}
