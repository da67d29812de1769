package org.cnnworkbench.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.awaitility.Awaitility;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.run.ChildJvm;
import org.cnnworkbench.run.Folders;
import org.cnnworkbench.ui.TestWindow;
import org.cnnworkbench.ui.Watchdog;

/**
 * Measures for how long the window's thread lets others wait while a person goes from page to page and trains the demonstration, in the real
 * program with its cache, on a display such as Xvfb; after {@code mvn package}.
 *
 * <pre>mvn test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.cnnworkbench.benchmark.WindowWaits</pre>
 */
public final class WindowWaits {

    /** In which the window makes the pages that aren't shown. */
    private static final int START_MILLIS = 6000;

    private static final int PAGE_MILLIS = 1500;
    private static final int RUN_BEGINS_MILLIS = 3000;

    private WindowWaits() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path program = Path.of("target", "app").toAbsolutePath();
        Path folder = Files.createTempDirectory("window-waits");
        try {
            // Behind the program's jar: a cache fits a class path that begins with the one that it was made with.
            String classPath = Stream.concat(
                            Stream.of(program.resolve("cnn-workbench.jar")),
                            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                    .map(Path::of))
                    .map(Path::toAbsolutePath)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
            ProcessBuilder window = new ProcessBuilder(
                            ChildJvm.java().toString(),
                            "@" + Path.of("jpackage", "java.options").toAbsolutePath(),
                            "-XX:AOTCache=" + program.resolve("cnn-workbench.aot"),
                            "-classpath",
                            classPath,
                            Driver.class.getName())
                    .directory(folder.toFile())
                    .inheritIO();
            window.environment().put("CNN_WORKBENCH_CONFIG", folder.toString());
            int exitCode = window.start().waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException("the window ended with exit code " + exitCode);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** The program, and beside it somebody who uses it. */
    static final class Driver {

        private Driver() {}

        public static void main(String[] arguments) {
            Thread.ofPlatform().daemon().name("person").start(Driver::use);
            Launcher.main(arguments);
        }

        private static void use() {
            int exitCode = 1;
            try {
                Awaitility.await()
                        .atMost(60, TimeUnit.SECONDS)
                        .ignoreExceptions()
                        .until(() -> find("#rail-train") != null);
                follow(System.out);
                exitCode = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                // Whatever happens, the window doesn't stay.
                Runtime.getRuntime().halt(exitCode);
            }
        }

        private static void follow(PrintStream out) throws InterruptedException {
            try (Watchdog watchdog = new Watchdog()) {
                out.println("| what | longest wait, ms |");
                out.println("|---|---|");
                tell(out, watchdog, "the first seconds, in which the pages are made", START_MILLIS);
                for (String page :
                        List.of("data", "train", "search", "inspect", "evaluate", "runs", "design", "train")) {
                    click("#rail-" + page, watchdog);
                    tell(out, watchdog, page, PAGE_MILLIS);
                }
                click("#train-start", watchdog);
                tell(out, watchdog, "a training begins", RUN_BEGINS_MILLIS);
                Node evaluate = TestWindow.onWindow(() -> find("#train-evaluate"));
                Awaitility.await().atMost(120, TimeUnit.SECONDS).until(() -> TestWindow.onWindow(evaluate::isVisible));
                tell(out, watchdog, "it goes on to its end", PAGE_MILLIS);
                for (String page : List.of("inspect", "evaluate", "runs", "train")) {
                    click("#rail-" + page, watchdog);
                    tell(out, watchdog, page + ", with the run", PAGE_MILLIS);
                }
            }
        }

        private static void tell(PrintStream out, Watchdog watchdog, String what, int millis)
                throws InterruptedException {
            Thread.sleep(millis);
            out.printf("| %s | %.0f |%n", what, watchdog.longestMillis());
        }

        private static Node find(String query) {
            return Window.getWindows().getFirst().getScene().lookup(query);
        }

        /** Looking for a node takes time of the window's thread too, which isn't the window's fault. */
        private static void click(String query, Watchdog watchdog) {
            Robot robot = TestWindow.onWindow(Robot::new);
            Bounds place = TestWindow.onWindow(() -> {
                Node node = find(query);
                return node.localToScreen(node.getLayoutBounds());
            });
            onWindow(() -> {
                watchdog.longestMillis();
                robot.mouseMove(place.getCenterX(), place.getCenterY());
                robot.mouseClick(MouseButton.PRIMARY);
                return null;
            });
        }

        private static void onWindow(Callable<Void> action) {
            TestWindow.onWindow(action);
        }
    }
}
