package org.cnnworkbench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The walls between the packages: which may use which, and which libraries stay where. A rule whose package has no classes fails, so that
 * no rule outlives what it speaks of.
 */
class ArchitectureTest {

    private static final String ROOT = "org.cnnworkbench.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("org.cnnworkbench");

    @Test
    void inputUsesNoOtherPackage() {
        arrows("input", "it is the ground that everything stands on");
    }

    @Test
    void specUsesInputOnly() {
        arrows("spec", "what a network is depends neither on data nor on an engine", "input");
    }

    @Test
    void dataUsesInputAndSpecOnly() {
        arrows("data", "images are read and prepared without knowing who learns from them", "input", "spec");
    }

    @Test
    void augmentationsDontKnowFileFormats() {
        noClasses()
                .that()
                .resideInAPackage(within("data.augment"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within("data.format"))
                .because("an augmentation is a function of an image, wherever it comes from")
                .check(CLASSES);
    }

    @Test
    void evalUsesInputSpecAndDataOnly() {
        arrows("eval", "predictions are judged alike, whichever engine made them", "input", "spec", "data");
    }

    @Test
    void enginesKnowNetworksAndBatchesOnly() {
        arrows("engine", "an engine computes; whoever trains with it is none of its business", "input", "spec", "data");
    }

    @Test
    void trainingKnowsNeitherFilesNorProcesses() {
        arrows(
                "train",
                "the epochs' loop is the same in a test, a process and a search",
                "input",
                "spec",
                "data",
                "engine",
                "eval");
    }

    @Test
    void runStandsOnEverythingThatTrainsAndJudges() {
        arrows(
                "run",
                "the command line and the window share it, so it knows neither",
                "input",
                "spec",
                "data",
                "engine",
                "eval",
                "train");
    }

    @Test
    void queueKnowsRunsAndWhatTheyAreAsked() {
        arrows(
                "queue",
                "it begins runs in their turn and knows neither networks nor engines",
                "input",
                "engine",
                "train",
                "run");
    }

    @Test
    void theSearchTrainsThroughRuns() {
        noClasses()
                .that()
                .resideInAPackage(within("search"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(within("queue"), within("cli"), within("ui"), within("app"))
                .because("a study is a directory of runs, whoever shows it")
                .check(CLASSES);
    }

    @Test
    void whatIsTrainedElsewhereTravelsAsFilesOfARun() {
        arrows(
                "search.remote",
                "runs are mirrored whatever is searched, and whatever has them trained",
                "input",
                "run",
                "search");
        noClasses()
                .that()
                .resideInAPackage("org.cnnworkbench..")
                .and()
                .resideOutsideOfPackage(within("search.spark"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala..")
                .because("the program works without Spark")
                .check(CLASSES);
    }

    @Test
    void theSearchDecidesWithoutFilesThreadsOrClocks() {
        String pure = "what a study tries, gives up and concludes is a function of its file and its trials";
        arrows("search.space", pure, "input", "spec", "data", "engine", "train");
        arrows("search.sampler", pure, "input", "data", "search.space");
        arrows("search.pruner", pure, "input", "data");
        arrows("search.result", pure, "input", "data", "search.space");
        noClasses()
                .that()
                .resideInAnyPackage(
                        within("search.space"),
                        within("search.sampler"),
                        within("search.pruner"),
                        within("search.result"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.util.concurrent..", "java.time..")
                .because(pure)
                .check(CLASSES);
    }

    @Test
    void runLearnsOfEnginesFromOutside() {
        noClasses()
                .that()
                .resideInAPackage(within("run"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within("engine.dl4j"))
                .because("which engines there are is decided in one place, app")
                .check(CLASSES);
    }

    @Test
    void onlyTheEntryKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages(within("cli"), within("app"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within("cli"))
                .because("whatever the command line can do, a window must be able to do without it")
                .check(CLASSES);
    }

    @Test
    void theWindowIsAClientLikeTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages(within("ui"), within("app"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within("ui"))
                .because("everything that the window shows can be had without it")
                .check(CLASSES);
    }

    @Test
    void onlyTheWindowKnowsItsToolkit() {
        noClasses()
                .that()
                .resideOutsideOfPackages(within("ui"), within("app"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .because("the same code runs where there is no display")
                .check(CLASSES);
    }

    @Test
    void modelsOfViewsKnowNoNodes() {
        noClasses()
                .that()
                .resideInAPackage(within("ui.workspace"))
                .or()
                .resideInAPackage(within("ui"))
                .and()
                .haveSimpleNameEndingWith("Model")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("what a page does is tested without a window")
                .check(CLASSES);
    }

    @Test
    void pagesDontKnowEachOther() {
        slices().matching(ROOT + "ui.(editor|data|training|search|inspect|evaluate|runs)..")
                .should()
                .notDependOnEachOther()
                .because("what they share stands in workspace and common")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package that can't be understood without its users is no package")
                .check(CLASSES);
    }

    @Test
    void eachDeepLearningLibraryStaysBehindThePort() {
        noClasses()
                .that()
                .resideOutsideOfPackage(within("engine.dl4j"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
                .because("engines can be exchanged: their libraries are known in one package each")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(within("engine.torch"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco..")
                .because("engines can be exchanged: their libraries are known in one package each")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineWritesToTheStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage(within("cli"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("results are returned and events are listened to; only the command line prints")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineParsesArguments() {
        noClasses()
                .that()
                .resideOutsideOfPackages(within("cli"), within("app"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("the window calls the same services without a command line")
                .check(CLASSES);
    }

    @Test
    void nothingIsReadOrWrittenByJavaSerialization() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ObjectOutputStream.class)
                .because("a hostile file could run code")
                .check(CLASSES);
    }

    @Test
    void aRuleFailsWhereItIsBrokenAndWhereItSpeaksOfNothing() {
        assertThatThrownBy(() -> arrows("data", "in truth it uses spec too", "input"))
                .hasMessageContaining("in truth it uses spec too");
        assertThatThrownBy(() -> arrows("nowhere", "there is no such package"))
                .hasMessageContaining("failed to check any classes");
    }

    /** A package and what is below it may use itself, the packages named, and nothing else of this project. */
    private static void arrows(String from, String because, String... to) {
        String[] allowed = Stream.concat(Stream.of(from), Stream.of(to))
                .map(ArchitectureTest::within)
                .toArray(String[]::new);
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(within(from))
                .should()
                .dependOnClassesThat(resideInAPackage(within("")).and(not(resideInAnyPackage(allowed))))
                .because(because);
        rule.check(CLASSES);
    }

    private static String within(String name) {
        return name.isEmpty() ? "org.cnnworkbench.." : ROOT + name + "..";
    }
}
