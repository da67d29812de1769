package org.cnnworkbench.search.remote;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A connection over which files travel. Each message is a byte for its kind and, where it has any, a name, a position or length, and
 * bytes; numbers are big-endian. What is written is whole messages, from any thread; one thread reads.
 */
final class Wire implements Closeable {

    /** The first thing that a trainer says: "CNNW", and the version of what follows. */
    static final int MAGIC = 0x434e4e57;

    static final int VERSION = 1;

    /** The largest file that is taken, bytes. */
    static final long LARGEST_FILE = 1L << 34;

    /** The largest piece that is appended at once, bytes. */
    static final int LARGEST_PIECE = 1 << 20;

    /** Who hears nothing for so long takes the connection for lost; both sides say something every second. */
    static final int SILENCE_MILLIS = 30_000;

    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** Kinds of messages. */
    enum Kind {
        /** A file, whole: name, length, bytes. */
        FILE,
        /** More of a file that only grows: name, position, length, bytes. */
        APPEND,
        /** A file that is no longer there: name. */
        DELETE,
        /** Nothing; the sender is there. */
        ALIVE,
        /** The trainer has everything that it needs to begin. */
        BEGIN,
        /** The training is over and everything was sent: why it was not trained, or nothing. */
        END,
        /** Everything has arrived. */
        DONE,
        /** The training is not wanted: why. */
        REFUSED
    }

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(SILENCE_MILLIS);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
    }

    /** For the first words; what follows is messages. */
    DataInputStream in() {
        return in;
    }

    /** Shows a ticket. */
    synchronized void greet(Ticket ticket) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeLong(ticket.training());
        out.write(ticket.tokenBytes());
        out.flush();
    }

    synchronized void say(Kind kind) throws IOException {
        out.writeByte(kind.ordinal());
        out.flush();
    }

    /** @param text of at most 65,535 bytes */
    synchronized void say(Kind kind, String text) throws IOException {
        out.writeByte(kind.ordinal());
        out.writeUTF(text);
        out.flush();
    }

    synchronized void append(String name, long position, byte[] bytes) throws IOException {
        out.writeByte(Kind.APPEND.ordinal());
        out.writeUTF(name);
        out.writeLong(position);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    synchronized void file(String name, byte[] bytes) throws IOException {
        header(name, bytes.length);
        out.write(bytes);
        out.flush();
    }

    /** Sends a file as it is when this is called; one that is replaced meanwhile is sent as it was. */
    synchronized void file(String name, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            long length = Files.size(file);
            header(name, length);
            copy(content, length, out);
            out.flush();
        }
    }

    private void header(String name, long length) throws IOException {
        out.writeByte(Kind.FILE.ordinal());
        out.writeUTF(name);
        out.writeLong(length);
    }

    private static void copy(InputStream from, long length, DataOutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = from.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("a file ended " + left + " bytes early");
            }
            to.write(buffer, 0, read);
            left -= read;
        }
    }

    /**
     * The kind of the next message, behind which its parts are read.
     *
     * @throws IOException where the connection is lost, was silent for too long, or there is no such kind
     */
    Kind next() throws IOException {
        int kind = in.readUnsignedByte();
        if (kind >= Kind.values().length) {
            throw new IOException("expected a kind of message, received " + kind);
        }
        return Kind.values()[kind];
    }

    String text() throws IOException {
        return in.readUTF();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
