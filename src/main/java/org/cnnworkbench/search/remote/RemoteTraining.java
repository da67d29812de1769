package org.cnnworkbench.search.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.search.TrialExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains a run for a {@link MirrorServer} elsewhere: in a directory of this machine, of which the server's gets everything as it comes. */
public final class RemoteTraining {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteTraining.class);
    private static final int CONNECT_MILLIS = 20_000;
    private static final long LOOK_MILLIS = 100;
    private static final int LOOKS_A_WORD = 10;
    private static final long DONE_SECONDS = 60;

    private final Wire wire;
    private final RunDirectory run;
    private final CountDownLatch heard = new CountDownLatch(1);
    private volatile @Nullable String lost;

    private RemoteTraining(Wire wire, RunDirectory run) {
        this.wire = wire;
        this.run = run;
    }

    /**
     * Trains to the end, which is told to the server.
     *
     * @param folder   where the run's directory is made, named as the server's
     * @param executor trains it
     * @throws IOException          where the server can't be reached, doesn't want the training, or is lost; the executor may then still
     *                              be at the run
     * @throws InterruptedException where this thread was interrupted; the executor may then still be at the run
     */
    public static void train(Ticket ticket, Path folder, TrialExecutor executor)
            throws IOException, InterruptedException {
        RunDirectory run = new RunDirectory(Files.createDirectories(folder.resolve(ticket.run())));
        Files.createDirectories(run.checkpointsDirectory());
        Files.createDirectories(run.filtersDirectory());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(ticket.host(), ticket.port()), CONNECT_MILLIS);
            try (Wire wire = new Wire(socket)) {
                wire.greet(ticket);
                new RemoteTraining(wire, run).train(executor);
            }
        }
    }

    private void train(TrialExecutor executor) throws IOException, InterruptedException {
        receive();
        SentFiles sent = new SentFiles(run.path(), wire);
        TrialExecutor.Training training = executor.train(run);
        // Only now: commands are meant for the training that has begun.
        Thread listening = Thread.ofVirtual().start(this::listen);
        try {
            for (int look = 1; !training.isOver(); look++) {
                checkThere();
                sent.look();
                if (look % LOOKS_A_WORD == 0) {
                    wire.say(Wire.Kind.ALIVE);
                }
                Thread.sleep(LOOK_MILLIS);
            }
            sent.look();
            wire.say(Wire.Kind.END, training.trouble().orElse(""));
            if (!heard.await(DONE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the study's process doesn't say that everything has arrived");
            }
            checkThere();
        } finally {
            listening.interrupt();
        }
    }

    private void receive() throws IOException {
        ReceivedFiles files = new ReceivedFiles(run.path(), TravellingFiles::goesToTrainer, TravellingFiles.JOURNAL);
        Wire.Kind kind = wire.next();
        while (kind != Wire.Kind.BEGIN) {
            switch (kind) {
                case FILE -> files.file(wire.in());
                case APPEND -> files.append(wire.in());
                case REFUSED -> throw new IOException("the study's process refuses: " + wire.text());
                default -> throw new IOException("expected the files of a run, received " + kind);
            }
            kind = wire.next();
        }
    }

    private void listen() {
        ReceivedFiles files = new ReceivedFiles(run.path(), name -> false, TravellingFiles.COMMANDS);
        try {
            Wire.Kind kind = wire.next();
            while (kind != Wire.Kind.DONE) {
                switch (kind) {
                    case APPEND -> files.append(wire.in());
                    case ALIVE -> {}
                    default -> throw new IOException("expected commands for a training, received " + kind);
                }
                kind = wire.next();
            }
        } catch (IOException e) {
            lost = "the study's process is lost: " + e;
            LOG.warn("{}: {}", run, lost);
            closeQuietly();
        }
        heard.countDown();
    }

    /** So that who is just writing into it doesn't wait for ever. */
    private void closeQuietly() {
        try {
            wire.close();
        } catch (IOException e) {
            LOG.info("{}: {}", run, e.getMessage());
        }
    }

    private void checkThere() throws IOException {
        String reason = lost;
        if (reason != null) {
            throw new IOException(reason);
        }
    }
}
