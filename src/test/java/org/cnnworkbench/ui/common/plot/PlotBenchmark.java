package org.cnnworkbench.ui.common.plot;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.cnnworkbench.ui.common.Theme;

/**
 * Measures by hand how smoothly a growing curve of so many points is drawn by the software renderer: pictures a second while every picture
 * has new points. No test: what it prints depends on the machine. Arguments: points,
 * width and height of the plot, seconds.
 *
 * <pre>mvn test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.cnnworkbench.ui.common.plot.PlotBenchmark \
 *     -Dargs="1000000 1200 500 10"</pre>
 */
public final class PlotBenchmark {

    private static final int PER_FRAME = 50;

    private PlotBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        int points = Integer.parseInt(arguments[0]);
        double width = Double.parseDouble(arguments[1]);
        double height = Double.parseDouble(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        System.setProperty("prism.order", "sw");
        System.setProperty("glass.platform", System.getProperty("glass.platform", "Headless"));
        System.setProperty("javafx.animation.fullspeed", "true");
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> measure(points, width, height, seconds, done));
        done.await();
        System.exit(0);
    }

    private static void measure(int points, double width, double height, double seconds, CountDownLatch done) {
        SampleBuffer buffer = new SampleBuffer(1);
        Random random = new Random(1);
        for (int i = 0; i < points; i++) {
            add(buffer, random);
        }
        Theme theme = new Theme();
        Plot plot = new Plot(PlotOptions.of("Loss", ValueFormat.NUMBER), new PlotSettings(), theme);
        Scene scene = new Scene(plot, width, height);
        theme.dress(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        new AnimationTimer() {
            private long begun;
            private long frames;

            @Override
            public void handle(long now) {
                if (begun == 0) {
                    begun = now;
                }
                for (int i = 0; i < PER_FRAME; i++) {
                    add(buffer, random);
                }
                plot.show(PlotContent.of(
                        List.of(buffer.samples().series("Training", Inks.TRAINING, 0, 1000, Series.Style.SMOOTHED))));
                frames++;
                double passed = (now - begun) / 1e9;
                if (passed >= seconds) {
                    stop();
                    System.out.printf(
                            Locale.ROOT,
                            "%,d points, %.0f × %.0f: %.1f pictures a second%n",
                            buffer.size(),
                            width,
                            height,
                            frames / passed);
                    done.countDown();
                }
            }
        }.start();
    }

    private static void add(SampleBuffer buffer, Random random) {
        int i = buffer.size();
        buffer.add(i / 1000.0, i / 100.0, 2 * Math.exp(-i / 300_000.0) + 0.2 * random.nextGaussian());
    }
}
