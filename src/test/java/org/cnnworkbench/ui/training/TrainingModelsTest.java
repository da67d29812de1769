package org.cnnworkbench.ui.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.EngineChoice;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.plot.Samples;
import org.cnnworkbench.ui.workspace.RunSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingModelsTest {

    @TempDir
    private Path directory;

    private ModelFixture fixture;

    @BeforeEach
    void open() {
        fixture = new ModelFixture(directory);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theDemonstrationCanBeTrained() {
        StartModel start = start(new ArrayList<>());

        fixture.until(() -> start.readinessProperty().get().ready());
        assertThat(start.readinessProperty().get().text())
                .contains("10,800 training images")
                .contains("5 epochs");
    }

    @Test
    void aNetworkThatCantBeBuiltIsMendedOnTheDesignPage() {
        StartModel start = start(new ArrayList<>());
        fixture.until(() -> start.readinessProperty().get().ready());
        edit(text -> text.replaceFirst("\"kernel_size\" : \\d+", "\"kernel_size\" : 99, \"padding\" : \"valid\""));

        fixture.until(() -> !start.readinessProperty().get().ready());
        assertThat(start.readinessProperty().get().mending()).isEqualTo(PageId.DESIGN);
    }

    @Test
    void imagesThatArentThereAreMendedOnTheDataPage() {
        StartModel start = start(new ArrayList<>());
        edit(text -> text.replace("builtin:fashion-mnist-mini", "idx:nowhere"));

        fixture.until(() -> start.readinessProperty().get().text().contains("nowhere"));
        assertThat(start.readinessProperty().get().ready()).isFalse();
        assertThat(start.readinessProperty().get().mending()).isEqualTo(PageId.DATA);
    }

    @Test
    void anEditOfTheSettingsIsAnEditOfTheExperimentThatCanBeUndone() {
        SettingsModel settings = fixture.on(() -> new SettingsModel(fixture.workspace()));
        ObjectNode values = settings.valuesProperty().get().deepCopy();
        values.put("batch_size", 32);

        assertThat(fixture.on(() -> settings.edit("batch_size", values))).isNull();
        assertThat(experiment().training().batchSize()).isEqualTo(32);
        assertThat(settings.valuesProperty().get().get("batch_size").asInt()).isEqualTo(32);
        fixture.on(() -> {
            fixture.workspace().document().undo();
            return true;
        });
        assertThat(experiment().training().batchSize()).isEqualTo(64);
    }

    @Test
    void aSettingOutOfItsRangeIsRefusedWithTheReason() {
        SettingsModel settings = fixture.on(() -> new SettingsModel(fixture.workspace()));
        ObjectNode values = settings.valuesProperty().get().deepCopy();
        values.put("epochs", 0);

        assertThat(fixture.on(() -> settings.edit("epochs", values)))
                .contains("expected")
                .contains("received 0");
        assertThat(experiment().training().epochs()).isEqualTo(5);
    }

    @Test
    void theScheduleIsDrawnFromTheFirstStepToTheLast() {
        Experiment cosine = ExperimentJson.read(
                "test",
                ExperimentJson.write(experiment())
                        .replace("\"epochs\" : 5", "\"epochs\" : 4, \"schedule\" : \"cosine\""));
        Samples rate = SettingsModel.rate(cosine.training(), 100);

        assertThat(rate.values()[0][0]).isEqualTo(0.001, within(1e-9));
        assertThat(rate.values()[0][rate.size() - 1]).isEqualTo(0, within(1e-9));
        assertThat(rate.epochs()[rate.size() - 1]).isEqualTo(4);
    }

    @Test
    void aRunThatWasChosenBeforeThePageWasMadeIsInFront() {
        RunDirectory run = create();
        fixture.on(() -> {
            fixture.workspace().navigator().show(PageId.INSPECT, run);
            return true;
        });

        OpenRunsModel runs = fixture.on(() -> new OpenRunsModel(fixture.workspace()));

        assertThat(runs.selectedProperty().get()).extracting(RunSession::run).isEqualTo(run);
        fixture.on(() -> {
            runs.close();
            return true;
        });
    }

    @Test
    void theRunInFrontIsTheOneThatAllPagesAreAbout() {
        OpenRunsModel runs = fixture.on(() -> new OpenRunsModel(fixture.workspace()));
        RunDirectory one = create();
        RunDirectory other = create();
        RunSession first = fixture.on(() -> runs.open(one));
        fixture.on(() -> {
            fixture.workspace().navigator().show(PageId.TRAIN, other);
            return true;
        });

        assertThat(runs.open()).extracting(RunSession::run).containsExactly(one, other);
        assertThat(runs.selectedProperty().get()).extracting(RunSession::run).isEqualTo(other);
        fixture.on(() -> {
            runs.close(runs.selectedProperty().get());
            return true;
        });
        assertThat(runs.selectedProperty().get()).isEqualTo(first);
        assertThat(fixture.workspace().navigator().runProperty().get()).isEqualTo(one);
        fixture.on(() -> {
            runs.close();
            return true;
        });
    }

    @Test
    void whatIsAskedOfATrainerIsCheckedFirst() {
        RunSession session =
                fixture.on(() -> new RunSession(create(), fixture.workspace().background()));
        SteeringModel steering = fixture.on(() -> new SteeringModel(fixture.workspace(), session));

        assertThatThrownBy(() -> steering.setLearningRate("fast"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("received \"fast\"");
        assertThatThrownBy(() -> steering.setLearningRate("-1")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> steering.setEpochs("0")).isInstanceOf(InputException.class);
        fixture.on(() -> {
            session.close();
            return true;
        });
    }

    @Test
    void theEngineIsNamedWithTheSpeedsThatItWasChosenBy() {
        EngineDescription torch = new EngineDescription("torch", "2.10.0", "avx512", "cpu", 2);
        EngineChoice choice = new EngineChoice(
                "torch",
                "the fastest for this network on this machine",
                List.of(new EngineChoice.Speed("torch", 12.34), new EngineChoice.Speed("dl4j", 45)));

        assertThat(RunText.engine(null, null)).isEmpty();
        assertThat(RunText.engine(torch, null)).isEqualTo("Engine torch");
        assertThat(RunText.engine(torch, choice))
                .isEqualTo("Engine torch: torch 12.3 ms a step, dl4j 45.0 ms a step; "
                        + "the fastest for this network on this machine");
    }

    @Test
    void aRunThatIsOverSaysWhy() {
        RunDirectory run = create();
        fixture.workspace().store().end(run, RunState.FAILED, "the loss is not a number");
        RunSession session =
                fixture.on(() -> new RunSession(run, fixture.workspace().background()));
        fixture.until(() -> {
            session.poll();
            return session.progress().status() != null;
        });

        assertThat(RunText.state(session.progress(), false)).isEqualTo("Failed");
        assertThat(RunText.end(Objects.requireNonNull(session.progress().status())))
                .isEqualTo("The loss is not a number");
        assertThat(RunText.tone(session.progress())).isEqualTo("bad");
        session.close();
    }

    private StartModel start(List<RunDirectory> opened) {
        return fixture.on(() -> {
            StartModel model = new StartModel(fixture.workspace(), opened::add, run -> {});
            fixture.workspace().dataset().reload();
            return model;
        });
    }

    private RunDirectory create() {
        return fixture.workspace().store().create(experiment(), directory, List.of(), null);
    }

    private Experiment experiment() {
        return fixture.workspace().document().experiment();
    }

    private void edit(UnaryOperator<String> change) {
        fixture.on(() -> {
            fixture.workspace()
                    .document()
                    .edit("test", now -> ExperimentJson.read("test", change.apply(ExperimentJson.write(now))));
            return true;
        });
    }
}
