package org.cnnworkbench.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.search.TrialSite.SparkCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialSiteTest {

    @TempDir
    private Path folder;

    private SparkCluster cluster(String master) {
        return new SparkCluster(master, folder.toString());
    }

    @Test
    void aStudyRemembersWhereItsTrialsAreTrained() {
        StudyDirectory study = new StudyDirectory(folder);
        assertThat(TrialSite.of(study, "/opt/spark")).isEqualTo(TrialSite.THIS_COMPUTER);

        TrialSite.THIS_COMPUTER.remember(study);
        assertThat(folder).isEmptyDirectory();

        TrialSite cluster = TrialSite.parse("--executor", "spark://one:7077,two:7077", "/opt/spark");
        cluster.remember(study);
        assertThat(TrialSite.of(study, "/opt/spark")).isEqualTo(cluster);
        assertThat(((SparkCluster) cluster).masters()).containsExactly("one:7077", "two:7077");

        assertThat(study.path().resolve("executor.json"))
                .as("programs are started from Spark's directory: no file may name it")
                .content()
                .doesNotContain("/opt");

        TrialSite.parse("--executor", "local", null).remember(study);
        assertThat(TrialSite.of(study, "/opt/spark")).isEqualTo(TrialSite.THIS_COMPUTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "spark", "spark://", "spark://host", "http://host:7077", "spark://host:port", "yarn"})
    void whatIsNoPlaceIsSaid(String text) {
        assertThatThrownBy(() -> TrialSite.parse("--executor", text, null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--executor: expected local or spark://HOST:PORT, received \"" + text + "\"");
    }

    @Test
    void whatIsMissingOfSparkIsSaid() throws IOException {
        assertThatThrownBy(() -> StudyProcess.checkReady(cluster("spark://127.0.0.1:7077")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(folder.resolve("jars") + " with spark-core_2.13");

        Files.createDirectories(folder.resolve("jars"));
        Files.createFile(folder.resolve("jars").resolve("spark-core_2.13-4.2.0.jar"));
        assertThatThrownBy(() -> StudyProcess.checkReady(cluster("spark://127.0.0.1:7077")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cnn-workbench-spark.jar");
    }

    @Test
    void aMasterThatDoesNotAnswerIsSaid() throws IOException {
        Files.createDirectories(folder.resolve("jars"));
        Files.createFile(folder.resolve("jars").resolve("spark-core_2.13-4.2.0.jar"));
        Files.createFile(folder.resolve("cnn-workbench-spark.jar"));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
            StudyProcess.checkReady(cluster("spark://127.0.0.1:" + port));
        }
        assertThatThrownBy(() -> StudyProcess.checkReady(cluster("spark://127.0.0.1:" + port)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no Spark master answers there");
    }
}
