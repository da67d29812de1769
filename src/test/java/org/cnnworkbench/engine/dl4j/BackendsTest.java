package org.cnnworkbench.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each process sees the back end of ND4J that it is to compute with, and no other. */
final class BackendsTest {

    private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

    @TempDir
    private Path folder;

    private URL jar(String name) throws IOException {
        Path services = folder.resolve(name).resolve("META-INF/services");
        Files.createDirectories(services);
        Files.writeString(services.resolve("org.nd4j.linalg.factory.Nd4jBackend"), name);
        Files.writeString(services.resolve("java.util.Other"), name);
        return folder.resolve(name).toUri().toURL();
    }

    private static List<String> contents(ClassLoader loader, String name) throws IOException {
        return Collections.list(loader.getResources(name)).stream()
                .map(BackendsTest::content)
                .filter(text -> text.startsWith("nd4j-"))
                .sorted()
                .toList();
    }

    private static String content(URL url) {
        try (var in = url.openStream()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theBackEndForCardsIsHiddenOnTheProcessorAndTheOtherOnACard() throws IOException {
        URL[] both = {jar("nd4j-native-1.0.0-M2.1.jar"), jar("nd4j-cuda-11.6-1.0.0-M2.1.jar")};
        try (URLClassLoader loader = new URLClassLoader(both, null)) {
            assertThat(contents(Backends.visible(loader, false), SERVICE))
                    .containsExactly("nd4j-native-1.0.0-M2.1.jar");
            assertThat(contents(Backends.visible(loader, true), SERVICE))
                    .containsExactly("nd4j-cuda-11.6-1.0.0-M2.1.jar");
            assertThat(contents(Backends.visible(loader, true), "META-INF/services/java.util.Other"))
                    .hasSize(2);
        }
    }
}
