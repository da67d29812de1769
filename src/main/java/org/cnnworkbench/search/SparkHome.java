package org.cnnworkbench.search;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.ChildJvm;
import org.jspecify.annotations.Nullable;

/**
 * Apache Spark as it lies on this computer, with which a study's process is started that trains on a cluster.
 *
 * @param directory in which {@code jars} lies
 * @param program   the program for clusters, {@value #PROGRAM}
 */
record SparkHome(Path directory, Path program) {

    /** The file of the program for clusters; it lies in Spark's directory or beside it. */
    static final String PROGRAM = "cnn-workbench-spark.jar";

    private static final String VARIABLE = "SPARK_HOME";
    private static final int CONNECT_MILLIS = 3000;

    /** What Spark 4.2 asks of a Java that is this new: the list of its own launcher. */
    private static final List<String> JVM_OPTIONS = Stream.concat(
                    Stream.of(
                            "-XX:+UseSerialGC",
                            "-Djava.awt.headless=true",
                            "-Dio.netty.tryReflectionSetAccessible=true",
                            "--sun-misc-unsafe-memory-access=allow",
                            "--enable-native-access=ALL-UNNAMED"),
                    Stream.of(
                                    "java.base/java.lang",
                                    "java.base/java.lang.invoke",
                                    "java.base/java.lang.reflect",
                                    "java.base/java.io",
                                    "java.base/java.net",
                                    "java.base/java.nio",
                                    "java.base/java.util",
                                    "java.base/java.util.concurrent",
                                    "java.base/java.util.concurrent.atomic",
                                    "java.base/jdk.internal.ref",
                                    "java.base/sun.nio.ch",
                                    "java.base/sun.nio.cs",
                                    "java.base/sun.security.action",
                                    "java.base/sun.util.calendar",
                                    "java.security.jgss/sun.security.krb5")
                            .map(opened -> "--add-opens=" + opened + "=ALL-UNNAMED"))
            .toList();

    /**
     * Finds it.
     *
     * @param named by a person; null for where the environment says
     * @throws InputException where there is no Spark, or no program for clusters
     */
    static SparkHome find(@Nullable String named) {
        String home = named == null ? System.getenv(VARIABLE) : named;
        if (home == null || home.isBlank()) {
            throw new InputException(
                    "Spark: expected where it lies on this computer, in --spark-home DIR or the environment's "
                            + VARIABLE + "; there is neither (docs/CLUSTER.md says how to get it)");
        }
        Path directory = Path.of(home).toAbsolutePath().normalize();
        Path jars = directory.resolve("jars");
        if (!hasSpark(jars)) {
            throw new InputException("Spark: expected " + jars
                    + " with spark-core_2.13 of Spark 4; there is none (docs/CLUSTER.md says how to get it)");
        }
        Path program = Stream.of(directory.resolve(PROGRAM), directory.resolveSibling(PROGRAM))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new InputException("Spark: expected " + PROGRAM + " in " + directory
                        + " or beside it; there is none: copy it there (mvn -Pspark package makes it)"));
        return new SparkHome(directory, program);
    }

    private static boolean hasSpark(Path jars) {
        if (!Files.isDirectory(jars)) {
            return false;
        }
        try (Stream<Path> files = Files.list(jars)) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).matches("spark-core_2\\.13-4\\..*\\.jar"));
        } catch (IOException e) {
            throw new InputException(jars + ": the folder can't be read: " + e.getMessage(), e);
        }
    }

    /** The process that works through a study on a cluster, not yet started. */
    ProcessBuilder study(TrialSite.SparkCluster cluster, List<String> arguments) {
        List<String> command = new ArrayList<>(ChildJvm.ownSession());
        command.add(ChildJvm.java().toString());
        command.addAll(JVM_OPTIONS);
        command.add("-classpath");
        command.add(directory.resolve("conf") + File.pathSeparator + directory.resolve("jars") + File.separator + "*");
        command.add("org.apache.spark.deploy.SparkSubmit");
        command.addAll(List.of("--master", cluster.master()));
        String host = host(cluster.masters().getFirst());
        if (isHere(host)) {
            // A cluster of this computer alone: nobody else needs to reach the study's process.
            command.addAll(List.of("--conf", "spark.driver.host=" + host));
        }
        command.add(program.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(VARIABLE, directory.toString());
        builder.environment().putIfAbsent("SPARK_SCALA_VERSION", "2.13");
        return builder;
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String host(String master) {
        return master.substring(0, master.lastIndexOf(':'));
    }

    /** @throws InputException where nobody answers at the address of any master */
    static void checkThere(TrialSite.SparkCluster cluster) {
        List<String> failures = new ArrayList<>();
        for (String master : cluster.masters()) {
            try (Socket socket = new Socket()) {
                int port = Integer.parseInt(master.substring(master.lastIndexOf(':') + 1));
                socket.connect(new InetSocketAddress(host(master), Math.min(port, 65_535)), CONNECT_MILLIS);
                return;
            } catch (IOException e) {
                failures.add(e instanceof UnknownHostException ? "there is no such host" : e.getMessage());
            }
        }
        throw new InputException("executor " + cluster.master() + ": no Spark master answers there ("
                + String.join("; ", failures) + "); start it, or name another");
    }
}
