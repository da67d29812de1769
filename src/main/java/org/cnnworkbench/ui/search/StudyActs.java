package org.cnnworkbench.ui.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.search.StudyDirectory;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.search.StudyProcess;
import org.cnnworkbench.search.StudyRequest;
import org.cnnworkbench.search.StudyStart;
import org.cnnworkbench.search.TrialSite;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.search.space.SearchedExperiment;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.workspace.Preferences;
import org.cnnworkbench.ui.workspace.Workspace;

/** What can be done with studies and their trials; all of it through the studies' files, as the command line does it. */
final class StudyActs {

    private final Workspace workspace;
    private final StudiesModel studies;
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper(false);

    StudyActs(Workspace workspace, StudiesModel studies) {
        this.workspace = workspace;
        this.studies = studies;
    }

    /** Whether a study's process is just being started. */
    ReadOnlyBooleanProperty startingProperty() {
        return starting.getReadOnlyProperty();
    }

    /** Makes a study of a plan and starts its process, which outlives the window. */
    void start(StudyPlan plan) {
        Path directory = workspace.preferences().directory();
        Preferences chosen = workspace.preferences().now();
        Services services = workspace.services();
        begin("starting the search", () -> {
            TrialSite site = TrialSite.parse("trained on", chosen.executor(), chosen.sparkHome());
            StudyProcess.checkReady(site);
            StudyPlan settled = StudyStart.settled(plan, site, directory, services);
            StudyDirectory made = studies.store().create(settled);
            site.remember(made);
            workspace.background().onWindow(() -> studies.show(made));
            StudyProcess.start(made, services, 0, chosen.sparkHome());
            return made;
        });
    }

    /** Goes on with a study, also one that is complete. */
    void resume(StudyDirectory study) {
        begin("going on with the search", () -> {
            resumeUnlessAtWork(study);
            return study;
        });
    }

    /** Leaves what is trained where it is; the study can go on later. */
    void stop(StudyDirectory study) {
        ask("stopping the search", study, new StudyRequest.Stop(), false);
    }

    /** Makes so many trials in all. */
    void setTrials(StudyDirectory study, int trials) {
        ask("asking for more trials", study, new StudyRequest.SetTrials(trials), true);
    }

    /** Trains this, too. */
    void add(StudyDirectory study, Point point) {
        ask("adding a trial", study, new StudyRequest.AddTrial(point), true);
    }

    private void ask(String doing, StudyDirectory study, StudyRequest request, boolean atWork) {
        begin(doing, () -> {
            study.requests().append(request);
            if (atWork) {
                resumeUnlessAtWork(study);
            }
            return study;
        });
    }

    private void resumeUnlessAtWork(StudyDirectory study) throws InterruptedException {
        if (!study.isHeld()) {
            StudyProcess.start(
                    study,
                    workspace.services(),
                    0,
                    workspace.preferences().now().sparkHome());
        }
    }

    private void begin(String doing, Callable<StudyDirectory> work) {
        if (starting.get()) {
            return;
        }
        starting.set(true);
        var ignored = workspace
                .background()
                .run(
                        work,
                        study -> {
                            starting.set(false);
                            studies.show(study);
                            studies.look();
                        },
                        failure -> {
                            starting.set(false);
                            workspace.notices().problem(doing, failure);
                        });
    }

    /** Shows a run of the study on the Train page, as any other run. */
    void open(RunDirectory run) {
        var ignored = workspace.background().run(run::isRun, there -> {
            if (there) {
                workspace.runs().watch(run);
                workspace.navigator().show(PageId.TRAIN, run);
            } else {
                workspace.notices().info("This run has not begun yet.");
            }
        });
    }

    /** Makes the experiment of a trial the one that is edited; undo brings the former back. */
    void apply(StudyPicture picture, TrialRow row) {
        StudyPlan plan = picture.plan();
        int threads = workspace.document().experiment().training().threads();
        var ignored = workspace
                .background()
                .run(
                        () -> withThreads(
                                new SearchedExperiment(plan.experiment(), plan.space()).apply(new Point(row.values())),
                                threads),
                        found -> {
                            workspace.document().edit("apply trial " + row.number(), now -> found);
                            workspace
                                    .notices()
                                    .info("The experiment has the settings of trial " + row.number()
                                            + " now; undo goes back.");
                        },
                        failure -> workspace.notices().problem("applying trial " + row.number(), failure));
    }

    /** The study shares the machine's threads among its workers; who trains by hand has as many as before. */
    private static Experiment withThreads(Experiment found, int threads) {
        ObjectNode tree = ExperimentJson.tree(found);
        tree.withObjectProperty("training").put("threads", threads);
        return ExperimentJson.read("experiment", JsonText.oneLine(tree));
    }
}
