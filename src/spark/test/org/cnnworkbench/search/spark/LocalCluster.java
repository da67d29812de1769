package org.cnnworkbench.search.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.cnnworkbench.run.ChildJvm;
import org.cnnworkbench.search.TrialSite;

/** A Spark master and workers of one core each, in processes of this machine. */
final class LocalCluster implements AutoCloseable {

    /** What the profile packs lies beside it. */
    static final Path HOME = Path.of("target", "spark").toAbsolutePath();

    private static final String HERE = "127.0.0.1";

    private final Path folder;
    private final int port;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();

    LocalCluster(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(HERE))) {
            port = free.getLocalPort();
        }
        master = start(
                "master",
                List.of(
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        HERE,
                        "--port",
                        Integer.toString(port),
                        "--webui-port",
                        "0"));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(HERE, port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Adds a worker. */
    Process startWorker() throws IOException {
        int number = workers.size();
        Process worker = start(
                "worker" + number,
                List.of(
                        "org.apache.spark.deploy.worker.Worker",
                        "--cores",
                        "1",
                        "--memory",
                        "1g",
                        "--webui-port",
                        "0",
                        "--work-dir",
                        folder.resolve("work" + number).toString(),
                        address()));
        workers.add(worker);
        return worker;
    }

    private Process start(String name, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ChildJvm.java().toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-classpath",
                HOME.resolve("jars") + File.separator + "*"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", HOME.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", HERE);
        return builder.start();
    }

    List<Process> workers() {
        return List.copyOf(workers);
    }

    private String address() {
        return TrialSite.SCHEME + HERE + ":" + port;
    }

    /** As a study remembers it. */
    TrialSite site() {
        return new TrialSite.SparkCluster(address(), HOME.toString());
    }

    /** Whether the program and Spark are there. */
    static boolean isPacked() {
        return Files.isDirectory(HOME.resolve("jars")) && Files.exists(HOME.resolveSibling("cnn-workbench-spark.jar"));
    }

    @Override
    public void close() {
        workers.forEach(worker -> {
            worker.descendants().forEach(ProcessHandle::destroyForcibly);
            worker.destroyForcibly();
        });
        master.destroyForcibly();
    }
}
