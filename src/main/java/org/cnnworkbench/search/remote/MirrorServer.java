package org.cnnworkbench.search.remote;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.cnnworkbench.run.RunDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets trainings elsewhere fill run directories here. Who connects shows the {@link Ticket} of one training, and may then read and write
 * the run of that training: the files that belong to a run, and no others. Whoever shows none is not answered.
 */
public final class MirrorServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MirrorServer.class);
    private static final int BACKLOG = 64;
    private static final int MOST_STRANGERS = 64;
    private static final int GREETING_MILLIS = 10_000;
    private static final byte[] NO_TOKEN = new byte[Ticket.TOKEN_BYTES];

    private final ServerSocket socket;
    private final String host;
    private final Map<Long, RemoteRun> trainings = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Semaphore strangers = new Semaphore(MOST_STRANGERS);

    /**
     * Begins to listen.
     *
     * @param address where
     * @param port    0 for any that is free
     * @param host    the name by which others reach it
     */
    public MirrorServer(InetAddress address, int port, String host) {
        try {
            this.socket = new ServerSocket(port, BACKLOG, address);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "listening for trainings on " + address + ", port " + port + ", failed: " + e.getMessage(), e);
        }
        this.host = host;
        Thread.ofPlatform().daemon().name("mirror").start(this::accept);
    }

    /**
     * Makes a training that somebody elsewhere may do.
     *
     * @param commandsFrom position in the run's command file behind which commands are meant for it
     */
    public RemoteRun offer(RunDirectory run, long commandsFrom) {
        Ticket ticket = Ticket.draw(
                host,
                socket.getLocalPort(),
                numbers.incrementAndGet(),
                String.valueOf(run.path().getFileName()));
        RemoteRun training = new RemoteRun(run, ticket, commandsFrom, () -> trainings.remove(ticket.training()));
        trainings.put(ticket.training(), training);
        return training;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                // Closed by its own thread.
                Socket caller = socket.accept();
                if (strangers.tryAcquire()) {
                    Thread.ofVirtual().start(() -> serve(caller));
                } else {
                    LOG.warn("{} was turned away: too many connections that have shown no ticket", caller);
                    caller.close();
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("a connection could not be taken: {}", e.getMessage());
                }
            }
        }
    }

    private void serve(Socket caller) {
        boolean stranger = true;
        try (Wire wire = new Wire(caller)) {
            caller.setSoTimeout(GREETING_MILLIS);
            RemoteRun training = greeted(wire);
            strangers.release();
            stranger = false;
            caller.setSoTimeout(Wire.SILENCE_MILLIS);
            training.serve(wire);
        } catch (IOException e) {
            LOG.warn("the connection of {} ended: {}", caller.getRemoteSocketAddress(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the connection of {} ended", caller.getRemoteSocketAddress(), e);
        } finally {
            if (stranger) {
                strangers.release();
            }
        }
    }

    private RemoteRun greeted(Wire wire) throws IOException {
        if (wire.in().readInt() != Wire.MAGIC || wire.in().readInt() != Wire.VERSION) {
            throw new IOException("it doesn't speak the language of this server");
        }
        RemoteRun training = trainings.get(wire.in().readLong());
        byte[] token = wire.in().readNBytes(Ticket.TOKEN_BYTES);
        if (token.length < Ticket.TOKEN_BYTES) {
            throw new EOFException("it left without showing a ticket");
        }
        // In constant time, so that nobody can find a token byte by byte.
        byte[] expected = training == null ? NO_TOKEN : training.ticket().tokenBytes();
        if (!MessageDigest.isEqual(expected, token) || training == null) {
            throw new IOException("it has no ticket for this training");
        }
        return training;
    }

    /** Ends all connections: runs stay as far as they had arrived. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the port of trainings failed: " + e.getMessage(), e);
        }
        trainings.values().forEach(RemoteRun::close);
    }
}
