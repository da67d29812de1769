package org.cnnworkbench.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javax.imageio.ImageIO;
import org.cnnworkbench.engine.ProcessNeeds;
import org.cnnworkbench.eval.Evaluation;
import org.cnnworkbench.eval.EvaluationJson;
import org.cnnworkbench.eval.Prediction;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.run.RunEvaluation;
import org.cnnworkbench.ui.TestWindow;
import org.cnnworkbench.ui.TrainedRun;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Pictures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in the real window, with a network that was really trained. */
class EvaluatePageTest {

    private static final TrainedRun TRAINED = TrainedRun.shared();

    @TempDir
    private static Path folder;

    private static TestWindow window;

    @BeforeAll
    static void open() {
        window = TestWindow.open(TRAINED.folder());
        TestWindow.onWindow(() -> {
            window.stage().setX(0);
            window.stage().setY(0);
            window.stage().setWidth(990);
            window.stage().setHeight(800);
            window.workspace().navigator().show(PageId.EVALUATE);
            return null;
        });
        until(() -> window.stage().getScene().lookup("#evaluate-matrix") != null);
    }

    @AfterAll
    static void close() {
        window.close();
    }

    /** The checkpoint before training is the first, the latest, after two epochs, the third. */
    private static void showEpoch(int epoch) {
        Slider slider = (Slider) node("#evaluate-checkpoint");
        TestWindow.onWindow(() -> {
            slider.setValue(epoch);
            return null;
        });
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(60, TimeUnit.SECONDS).until(() -> TestWindow.onWindow(condition));
    }

    private static Node node(String query) {
        return window.node(query);
    }

    @Test
    void aPressOnACellShowsItsImagesAndOneOfThemEnlargedWithAllProbabilities() {
        Evaluation evaluation = RunEvaluation.read(TRAINED.run()).evaluation();
        Prediction wrong = evaluation.predictions().stream()
                .filter(one -> !one.correct())
                .findFirst()
                .orElseThrow();
        Cell cell = new Cell(wrong.truth(), wrong.predicted());
        long count = evaluation.matrix().count(cell.truth(), cell.predicted());
        showEpoch(2);
        until(() -> shownAccuracy().equals(accuracyAtEnd()));
        MatrixCanvas matrix = (MatrixCanvas) node("#evaluate-matrix");
        Point2D place = TestWindow.onWindow(() -> matrix.localToScreen(matrix.centre(cell)));

        window.robot().clickOn(place);

        until(() -> node("#evaluate-cell-images").lookup(".wb-picture") != null);
        assertThat(((Label) node("#evaluate-sentence")).getText())
                .startsWith(count == 1 ? "1 image" : count + " images");
        TestWindow.onWindow(() -> {
            ((Button) node("#evaluate-cell-images").lookup(".wb-picture")).fire();
            return null;
        });
        until(() -> node("#evaluate-answer").isVisible()
                && !((Pane) node("#evaluate-answer .wb-probabilities"))
                        .getChildren()
                        .isEmpty());
        // Name, bar and number of each of ten classes.
        assertThat(((Pane) node("#evaluate-answer .wb-probabilities")).getChildren())
                .hasSize(30);
    }

    @Test
    void theKeyboardWalksThroughTheMatrix() {
        TestWindow.onWindow(() -> {
            node("#evaluate-matrix").requestFocus();
            return null;
        });
        window.robot().type(KeyCode.LEFT, 10).type(KeyCode.UP, 10).type(KeyCode.ENTER);
        until(() -> ((Label) node("#evaluate-sentence")).getText().contains("“0”"));
    }

    @Test
    void theSliderGoesToAnotherCheckpointWhichIsJudgedAnew() {
        showEpoch(2);
        until(() -> shownAccuracy().equals(accuracyAtEnd()));
        showEpoch(0);
        assertThat(((Label) node("#evaluate-place")).getText()).isEqualTo("Before training");
        until(() -> !shownAccuracy().equals(accuracyAtEnd()));
        showEpoch(2);
        until(() -> shownAccuracy().equals(accuracyAtEnd()));
    }

    private static String shownAccuracy() {
        return ((Label) node("#evaluate-headlines .headline")).getText();
    }

    private static String accuracyAtEnd() {
        return Format.percent(
                RunEvaluation.read(TRAINED.run()).evaluation().metrics().accuracy());
    }

    @Test
    void theNumbersAreThoseOfTheCommandLine() throws IOException, InterruptedException {
        EvaluateModel model = TestWindow.onWindow(() -> new EvaluateModel(window.workspace()));
        TestWindow.onWindow(() -> {
            model.setActive(true);
            return null;
        });
        until(() -> model.judgedProperty().get() != null);
        TestWindow.onWindow(() -> {
            model.checkpointProperty().set(1);
            model.splitProperty().set("train");
            return null;
        });
        until(() -> Optional.ofNullable(model.judgedProperty().get())
                .filter(now -> now.result().split().equals("train"))
                .isPresent());
        RunEvaluation here =
                Objects.requireNonNull(model.judgedProperty().get()).result();
        assertThat(here.checkpoint()).isEqualTo("epoch-0001.safetensors");

        Path printed = folder.resolve("evaluation.json");
        ProcessNeeds needs = TrainedRun.SERVICES.engines().find("auto", "cpu").processNeeds(1);
        int exit = TrainedRun.SERVICES
                .jvm()
                .command(
                        needs,
                        false,
                        List.of(),
                        List.of(
                                "evaluate",
                                TRAINED.run().path().toString(),
                                "--checkpoint",
                                "1",
                                "--split",
                                "train",
                                "--json"))
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        Evaluation there = EvaluationJson.read(JsonValue.parse("what was printed", Files.readString(printed))
                .asObject()
                .get("evaluation"));
        assertThat(here.evaluation().matrix()).isEqualTo(there.matrix());
        assertThat(here.evaluation().metrics().logLoss())
                .isCloseTo(there.metrics().logLoss(), within(1e-5));
        assertThat(here.evaluation().metrics().topKAccuracy())
                .isEqualTo(there.metrics().topKAccuracy());
        TestWindow.onWindow(() -> {
            model.close();
            return null;
        });
    }

    @Test
    void aPictureFileIsPredictedByTheNetworkThatIsShown() throws IOException {
        PicturesModel pictures = TestWindow.onWindow(() -> new PicturesModel(window.workspace()));
        assertThat(pictures.predict(folder.resolve("digit.png"))).isFalse();
        WritableImage image = Pictures.ofArgb(2, 1, new int[] {0xff000000, 0xffffffff});
        ImageIO.write(
                Pictures.buffered(image), "png", folder.resolve("digit.png").toFile());
        TestWindow.onWindow(() -> {
            pictures.show(new Judged(TRAINED.run(), TRAINED.run().experiment(), RunEvaluation.read(TRAINED.run())));
            return pictures.predict(folder.resolve("digit.png"));
        });
        until(() -> pictures.answerProperty().get() != null);
        PicturesModel.Answer answer =
                Objects.requireNonNull(pictures.answerProperty().get());
        assertThat(answer.title()).isEqualTo("digit.png");
        assertThat(answer.probabilities()).hasSize(10);
        assertThat(answer.truth()).isEqualTo(-1);
    }
}
