package org.cnnworkbench.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;

/**
 * Measures by hand what watching a training costs: the same run with {@code "observation": "full"} and {@code "none"} in turn, in one
 * process, and the ratio of the seconds that their epochs took. No test: what it prints depends on the machine. Arguments: an
 * architecture's file, a data reference, images, epochs, rounds.
 *
 * <pre>mvn test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.cnnworkbench.run.ObservationOverhead \
 *     -Dargs="sample-archs/lenet-5.json builtin:fashion-mnist-mini 3000 10 8"</pre>
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
        List<Double> full = new ArrayList<>();
        List<Double> none = new ArrayList<>();
        double[] processorTime = new double[2];
        seconds(services, folder.resolve("warm-up"), arguments, "full");
        for (int round = 0; round < rounds; round++) {
            // Which one is first alternates, so that a machine that slows down favours neither.
            for (int turn = 0; turn < 2; turn++) {
                boolean watched = (round + turn) % 2 == 0;
                long before = processorNanos();
                (watched ? full : none)
                        .addAll(seconds(
                                services, folder.resolve(round + "-" + turn), arguments, watched ? "full" : "none"));
                processorTime[watched ? 0 : 1] += (processorNanos() - before) / 1e9;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "processor time of whole runs: full %.2f s, none %.2f s, ratio %.4f%n",
                processorTime[0],
                processorTime[1],
                processorTime[0] / processorTime[1]);
        System.out.printf(Locale.ROOT, "%d epochs each%n", full.size());
        for (double share : new double[] {0.1, 0.25, 0.5, 0.75}) {
            double watched = quantile(full, share);
            double unwatched = quantile(none, share);
            System.out.printf(
                    Locale.ROOT,
                    "quantile %.2f: full %.4f s, none %.4f s, ratio %.4f%n",
                    share,
                    watched,
                    unwatched,
                    watched / unwatched);
        }
        System.exit(0);
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** What disturbs a machine only ever makes it slower: the lower quantiles are the quiet epochs. */
    private static double quantile(List<Double> seconds, double share) {
        return seconds.stream().sorted().toList().get((int) (share * (seconds.size() - 1)));
    }

    /** Of each epoch but the first two, in which code is still being compiled. */
    private static List<Double> seconds(Services services, Path folder, String[] arguments, String observation) {
        RunDirectory run = new RunStore(folder, services.clock())
                .createAt(folder, experiment(arguments, observation), Path.of(""), List.of("benchmark"), null);
        if (new TrainingJob(run, services, 0).run() != TrainingJob.Outcome.DONE) {
            throw new IllegalStateException("the run failed: " + run.record().reason());
        }
        return Curves.of(new JournalReader(run).readNew()).epochs().stream()
                .skip(2)
                .map(epoch -> epoch.seconds())
                .toList();
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
