package org.cnnworkbench.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.awaitility.Awaitility;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.search.LocalExecutor;
import org.cnnworkbench.search.StudyDirectory;
import org.cnnworkbench.search.StudyFiles;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.search.StudyRunner;
import org.cnnworkbench.search.StudyStart;
import org.cnnworkbench.search.StudyStore;
import org.cnnworkbench.search.TrialExecutor;
import org.cnnworkbench.spec.ArchitectureFiles;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.workspace.DataState;

/**
 * Makes the README's pictures again, of the real window, with a network that is really trained meanwhile (about a minute):
 *
 * <pre>mvn -q test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.cnnworkbench.ui.Screenshots -Dargs=docs/images \
 *     -Djvm.flags="-Dglass.platform=Headless -Dprism.order=sw --enable-native-access=ALL-UNNAMED"</pre>
 *
 * <p>Further arguments: width and height, 1280 and 800 if left out.
 */
public final class Screenshots {

    private static final long REST_MS = 1500;
    private static final String PLAN = """
            {"version": 1, "name": "digits",
             "experiment": {"version": 1, "name": "small",
               "architecture": {"version": 1, "name": "small", "layers": [
                 {"type": "conv2d", "name": "conv", "filters": 8, "kernel_size": 3, "activation": "relu"},
                 {"type": "max_pool2d"}, {"type": "dense", "name": "hidden", "units": 32, "activation": "relu"}, {"type": "output"}]},
               "data": {"reference": "builtin:digits", "limit": 800},
               "training": {"epochs": 4, "batch_size": 32, "optimizer": {"type": "adam"}, "engine": "torch"}},
             "space": {
               "training.optimizer.learning_rate": {"from": 0.0001, "to": 0.1, "log": true},
               "layers[conv].filters": {"from": 2, "to": 24},
               "layers[hidden].dropout": {"from": 0, "to": 0.6}},
             "sampler": {"type": "tpe", "startup": 6}, "pruner": "median", "trials": 18, "folds": 2, "workers": 2}
            """;

    private Screenshots() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        double width = arguments.length > 2 ? Double.parseDouble(arguments[1]) : 1280;
        double height = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 800;
        Path directory = Files.createTempDirectory("screenshots");
        int exit = 1;
        search(directory);
        try (TestWindow window = TestWindow.open(directory)) {
            TestWindow.onWindow(() -> {
                window.stage().setWidth(width);
                window.stage().setHeight(height);
                window.workspace().document().edit("a shorter demonstration", Screenshots::shorter);
                return null;
            });
            Awaitility.await()
                    .until(() -> window.workspace().dataset().stateProperty().get() instanceof DataState.Ready);
            train(window, folder);
            for (PageId page :
                    List.of(PageId.DATA, PageId.TRAIN, PageId.SEARCH, PageId.INSPECT, PageId.EVALUATE, PageId.RUNS)) {
                picture(window, page, folder);
            }
            TestWindow.onWindow(() -> {
                ArchitectureSpec resnet = ArchitectureFiles.sample("resnet-small");
                window.workspace()
                        .document()
                        .edit(
                                "resnet",
                                e -> new Experiment(e.name(), resnet, e.data(), e.augmentation(), e.training()));
                return null;
            });
            picture(window, PageId.DESIGN, folder);
            exit = 0;
        } finally {
            System.exit(exit);
        }
    }

    /** A small search, really made, whose studies lie where the window looks for them. */
    private static void search(Path directory) throws IOException, InterruptedException {
        Services services = Wiring.services(Launcher.class);
        Files.writeString(directory.resolve("plan.json"), PLAN);
        StudyPlan plan = StudyStart.settled(StudyFiles.read(directory, "plan.json"), directory, services);
        StudyDirectory study = StudyStore.createAt(directory.resolve("studies").resolve("digits"), plan);
        try (TrialExecutor executor = new LocalExecutor(services, study.logFile())) {
            new StudyRunner(study, services, 0).run(executor);
        }
    }

    private static Experiment shorter(Experiment now) {
        return ExperimentJson.read(
                "the demonstration",
                ExperimentJson.write(now)
                        .replace("\"builtin:fashion-mnist-mini\"", "\"builtin:fashion-mnist-mini\", \"limit\" : 4000"));
    }

    /** One picture in the middle of the training, and the end of it. */
    private static void train(TestWindow window, Path folder) throws InterruptedException {
        show(window, PageId.TRAIN);
        TestWindow.onWindow(() -> {
            ((Button) Objects.requireNonNull(window.stage().getScene().lookup("#train-start"))).fire();
            return null;
        });
        Awaitility.await().atMost(3, TimeUnit.MINUTES).until(() -> {
            var runs = window.workspace().store().list();
            return !runs.isEmpty() && runs.getFirst().record().progress().epochs() >= 3;
        });
        Thread.sleep(REST_MS);
        window.screenshot(folder.resolve("train-live.png"));
        Awaitility.await()
                .atMost(3, TimeUnit.MINUTES)
                .until(() -> TestWindow.onWindow(
                        () -> window.stage().getScene().lookup("#train-end-reason") instanceof Labeled label
                                && !label.getText().isEmpty()));
    }

    private static void show(TestWindow window, PageId page) throws InterruptedException {
        TestWindow.onWindow(() -> {
            window.workspace().navigator().show(page);
            return null;
        });
        Thread.sleep(REST_MS);
    }

    private static void picture(TestWindow window, PageId page, Path folder) throws InterruptedException {
        show(window, page);
        Thread.sleep(REST_MS);
        String name = page.name().toLowerCase(Locale.ROOT);
        window.screenshot(folder.resolve(name + ".png"));
        theme(window, Palette.DARK);
        window.screenshot(folder.resolve(name + "-dark.png"));
        theme(window, Palette.LIGHT);
    }

    private static void theme(TestWindow window, Palette palette) throws InterruptedException {
        TestWindow.onWindow(() -> {
            window.desktop().theme().use(palette);
            return null;
        });
        Thread.sleep(REST_MS);
    }
}
