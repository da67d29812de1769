package org.cnnworkbench.search.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.search.remote.MirrorServer;
import org.cnnworkbench.search.remote.RemoteRun;

/** The connection to a cluster, with the port at which its trainings bring what they come to. */
final class Cluster implements AutoCloseable {

    /** The port of the study's process for what trainings send; any that is free unless it is set. */
    static final String PORT = "spark.cnnworkbench.port";

    private final JavaSparkContext context;
    private final MirrorServer server;
    private final TrainingTask task;

    private Cluster(JavaSparkContext context, MirrorServer server, TrainingTask task) {
        this.context = context;
        this.server = server;
        this.task = task;
    }

    /**
     * Connects to the master that Spark's settings name.
     *
     * @param threads that a training computes with: a task takes as many cores
     * @param workers trainings at once: no more cores are taken
     */
    static Cluster connect(String study, int threads, int workers, ServicesSource source) {
        SparkConf settings = new SparkConf()
                .setAppName("CNN Workbench: " + study)
                .set("spark.task.cpus", Integer.toString(threads))
                // A run that fails, or whose executor is lost, is begun again by the study, which counts and tells it.
                .set("spark.task.maxFailures", "1")
                .set("spark.speculation", "false")
                // One executor a training: who kills one hurts no other.
                .setIfMissing("spark.executor.cores", Integer.toString(threads))
                .setIfMissing("spark.cores.max", Integer.toString(threads * workers))
                // Images and networks lie in the memory of the process that trains, beside the executor.
                .setIfMissing("spark.executor.memory", "512m")
                .setIfMissing("spark.ui.enabled", "false")
                .set("spark.ui.showConsoleProgress", "false");
        JavaSparkContext context = new JavaSparkContext(settings);
        try {
            SparkConf known = context.getConf();
            String host = known.get("spark.driver.host");
            InetAddress address = InetAddress.getByName(known.get("spark.driver.bindAddress", host));
            return new Cluster(
                    context, new MirrorServer(address, known.getInt(PORT, 0), host), new TrainingTask(source));
        } catch (IOException e) {
            context.close();
            throw new UncheckedIOException("the address of this machine can't be told: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    RemoteRun offer(RunDirectory run, long commandsFrom) {
        return server.offer(run, commandsFrom);
    }

    /** Has it trained as soon as there are cores for it. Cancelling what is answered interrupts the task. */
    JavaFutureAction<Void> submit(RemoteRun training) {
        String run = training.ticket().run();
        context.setJobGroup(run + " #" + training.ticket().training(), run, true);
        return context.parallelize(List.of(training.ticket()), 1).foreachAsync(task);
    }

    /** Whether Spark has given up. */
    boolean isLost() {
        return context.sc().isStopped();
    }

    @Override
    public void close() {
        server.close();
        context.close();
    }
}
