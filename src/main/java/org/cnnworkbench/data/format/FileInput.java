package org.cnnworkbench.data.format;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PushbackInputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;

/**
 * A file that is being read from its beginning: unpacked where it is gzip (told by its first bytes, not by its name) on a thread of its
 * own, with progress in stored bytes, ended by an interrupt, and with errors that name the file and the byte.
 */
final class FileInput extends InputStream {

    /** Deflate can't do better than 1032 bytes for one, so a larger promise is a wrong one. */
    private static final long BEST_RATIO = 1032;

    private static final int REPORT_EVERY = 1 << 20;

    private final String name;
    private final InputStream stream;
    private final boolean packed;
    private final long storedSize;
    private final AtomicLong storedRead;
    private final Progress progress;
    private long offset;
    private long nextReport;

    private FileInput(
            String name,
            InputStream stream,
            boolean packed,
            long storedSize,
            AtomicLong storedRead,
            Progress progress) {
        this.name = name;
        this.stream = stream;
        this.packed = packed;
        this.storedSize = storedSize;
        this.storedRead = storedRead;
        this.progress = progress;
    }

    static FileInput open(Source source, Progress progress) throws IOException {
        AtomicLong storedRead = new AtomicLong();
        PushbackInputStream stored = new PushbackInputStream(new Counting(source.open(), storedRead), 2);
        try {
            byte[] magic = stored.readNBytes(2);
            stored.unread(magic);
            boolean packed = magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
            InputStream plain = packed ? new GZIPInputStream(stored, 64 * 1024) : stored;
            return new FileInput(source.name(), new ReadAhead(plain), packed, source.size(), storedRead, progress);
        } catch (EOFException | ZipException e) {
            stored.close();
            throw new InputException(source.name() + ": the gzip file is damaged or truncated at its beginning", e);
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    String name() {
        return name;
    }

    /** Unpacked bytes read so far. */
    long offset() {
        return offset;
    }

    /**
     * Checks what a header promises against the size of the file, before memory is asked for.
     *
     * @param more bytes that must still follow
     */
    void checkPromise(long more) {
        if (storedSize == Progress.UNKNOWN) {
            return;
        }
        boolean possible = packed ? more / BEST_RATIO <= storedSize : more == storedSize - offset;
        if (!possible) {
            throw new InputException(name + ": the header promises " + more + " more bytes after byte " + offset
                    + ", but the file has " + (packed ? storedSize + " packed" : storedSize - offset)
                    + "; it is truncated, or not what its header says: fetch it again");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        if (Thread.interrupted()) {
            throw new InterruptedIOException("reading was cancelled");
        }
        try {
            int count = stream.read(target, start, length);
            if (count > 0) {
                offset += count;
                report();
            }
            return count;
        } catch (EOFException | ZipException e) {
            throw new InputException(
                    name + ": the gzip file is damaged or truncated after unpacked byte " + offset + "; fetch it again",
                    e);
        }
    }

    private void report() {
        long done = storedRead.get();
        if (done >= nextReport) {
            nextReport = done + REPORT_EVERY;
            progress.update("reading " + name, done, storedSize);
        }
    }

    /** Fills the array, or says what was missing. */
    byte[] readFully(byte[] target, String what) throws IOException {
        return readFully(target, () -> what);
    }

    /** As {@link #readFully(byte[], String)}, for what is read so often that the words cost more than the bytes. */
    byte[] readFully(byte[] target, Supplier<String> what) throws IOException {
        int count = readNBytes(target, 0, target.length);
        if (count < target.length) {
            throw new InputException(name + ": ends at byte " + offset + ", in " + what.get() + "; expected "
                    + (target.length - count) + " more bytes: the file is truncated, fetch it again");
        }
        return target;
    }

    /** Makes sure that nothing follows. */
    void expectEnd(String after) throws IOException {
        if (read() >= 0) {
            throw new InputException(name + ": expected the end after " + after + ", but there is more from byte "
                    + (offset - 1) + " on");
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private static final class Counting extends FilterInputStream {
        private final AtomicLong count;

        Counting(InputStream in, AtomicLong count) {
            super(in);
            this.count = count;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            if (value >= 0) {
                count.incrementAndGet();
            }
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            if (read > 0) {
                count.addAndGet(read);
            }
            return read;
        }
    }
}
