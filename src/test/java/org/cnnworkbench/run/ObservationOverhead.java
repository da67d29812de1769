package org.cnnworkbench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;

/**
 * Measures by hand what watching a training costs: the same run with {@code "observation": "full"} and {@code "none"} in turn, in one
 * process, and the ratio of the seconds that the epochs took. No test: what it prints depends on the machine. Arguments: an
 * architecture's file, a data reference, images, epochs, rounds.
 *
 * <pre>mvn test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.cnnworkbench.run.ObservationOverhead \
 *     -Dargs="sample-archs/lenet-5.json builtin:fashion-mnist-mini 12000 3 5"</pre>
 */
public final class ObservationOverhead {

    private ObservationOverhead() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Services services = Wiring.services(Launcher.class);
        if (!ChildJvm.isChild()) {
            ProcessBuilder child = new ChildJvm(ObservationOverhead.class.getName())
                    .command(
                            services.engines().find("auto", "cpu").processNeeds(Engines.threads(0)),
                            false,
                            List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
                            List.of(arguments));
            System.exit(child.inheritIO().start().waitFor());
        }
        Path folder = Files.createTempDirectory("observation-overhead");
        int rounds = Integer.parseInt(arguments[4]);
        double[] ratios = new double[rounds];
        seconds(services, folder.resolve("warm-up"), arguments, "full");
        for (int round = 0; round < rounds; round++) {
            // Which one is first alternates, so that a machine that slows down favours neither.
            boolean fullFirst = round % 2 == 0;
            double first = seconds(services, folder.resolve(round + "a"), arguments, fullFirst ? "full" : "none");
            double second = seconds(services, folder.resolve(round + "b"), arguments, fullFirst ? "none" : "full");
            ratios[round] = fullFirst ? first / second : second / first;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: full %.2f s, none %.2f s, ratio %.4f%n",
                    round + 1,
                    fullFirst ? first : second,
                    fullFirst ? second : first,
                    ratios[round]);
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "ratio full / none: median %.4f, smallest %.4f, largest %.4f%n",
                (ratios[(rounds - 1) / 2] + ratios[rounds / 2]) / 2,
                ratios[0],
                ratios[rounds - 1]);
        System.exit(0);
    }

    /** Of all but the first epoch, in which code is still being compiled. */
    private static double seconds(Services services, Path folder, String[] arguments, String observation) {
        RunDirectory run = new RunStore(folder, services.clock())
                .createAt(folder, experiment(arguments, observation), Path.of(""), List.of("benchmark"), null);
        if (new TrainingJob(run, services, 0).run() != TrainingJob.Outcome.DONE) {
            throw new IllegalStateException("the run failed: " + run.record().reason());
        }
        List<JournalEntry> journal = new ArrayList<>(new JournalReader(run).readNew());
        return Curves.of(journal).epochs().stream()
                .skip(1)
                .mapToDouble(epoch -> epoch.seconds())
                .sum();
    }

    private static Experiment experiment(String[] arguments, String observation) {
        String architecture =
                SpecJson.codec().write(SpecJson.read(Path.of(arguments[0]))).toString();
        return ExperimentJson.read(
                "benchmark", """
                {"version": 1, "name": "benchmark", "architecture": %s, "data": {"reference": "%s", "limit": %s},
                 "training": {"epochs": %s, "observation": "%s"}}
                """.formatted(architecture, arguments[1], arguments[2], arguments[3], observation));
    }
}
