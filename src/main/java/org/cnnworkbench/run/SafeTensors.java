package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.input.AtomicFiles;
import org.cnnworkbench.input.InputException;

/**
 * The safetensors file format (huggingface/safetensors, format 0.x): a header length in 8 little-endian bytes, a header in JSON that says
 * for each tensor its type, shape and place, and behind it the raw little-endian numbers. Python's safetensors library reads it; nothing in
 * such a file can be executed. Here every tensor is F32, and the metadata hold SHA-256 sums, so that one flipped bit is noticed:
 * {@value #METADATA_SUM} over the other texts, {@value #SUM} over the tensors.
 *
 * @param tensors  by name, in the order in which they lie in the file
 * @param metadata texts by name
 */
public record SafeTensors(Map<String, Tensor> tensors, Map<String, String> metadata) {

    private static final int CHUNK_BYTES = 1 << 20;
    private static final String METADATA_SUM = "metadata_sha256";
    private static final String SUM = "sha256";

    public SafeTensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * Writes the file whole or not at all; when this returns, it is safe on the disk.
     *
     * @throws UncheckedIOException where the machine can't write
     */
    public void write(Path file) {
        write(file, AtomicFiles::write);
    }

    /** As {@link #write}, but after a power cut the file may be damaged, which {@link #read} notices. */
    void writeUnforced(Path file) {
        write(file, AtomicFiles::writeUnforced);
    }

    @FunctionalInterface
    private interface Writing {
        void write(Path file, AtomicFiles.Content content) throws IOException;
    }

    private void write(Path file, Writing writing) {
        Map<String, String> summed = new LinkedHashMap<>(metadata);
        summed.put(METADATA_SUM, sum(metadata));
        summed.put(SUM, tensorSum(tensors));
        ByteBuffer header =
                SafeTensorsHeader.of(new SafeTensors(tensors, summed)).encode();
        try {
            writing.write(file, channel -> writeTo(channel, header));
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file + " failed: " + e.getMessage(), e);
        }
    }

    private void writeTo(FileChannel channel, ByteBuffer header) throws IOException {
        writeFully(channel, header);
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (Tensor tensor : tensors.values()) {
            for (int from = 0; from < tensor.values().length; from += CHUNK_BYTES / Float.BYTES) {
                int length = Math.min(CHUNK_BYTES / Float.BYTES, tensor.values().length - from);
                chunk.clear().limit(length * Float.BYTES);
                chunk.asFloatBuffer().put(tensor.values(), from, length);
                writeFully(channel, chunk);
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Reads a file that anybody may have made: every length and place in it is checked before memory is taken for it.
     *
     * @throws InputException for a file that is missing, truncated, damaged, not safetensors, or not F32
     */
    public static SafeTensors read(Path file) {
        return read(file, (header, channel) -> {
            Map<String, String> metadata = checked(file, header.metadata());
            Map<String, Tensor> tensors = tensors(file, header, channel);
            if (isSummed(header.metadata())
                    && !tensorSum(tensors).equals(header.metadata().get(SUM))) {
                throw damaged(file);
            }
            return new SafeTensors(tensors, metadata);
        });
    }

    /**
     * The metadata alone, which takes no time.
     *
     * @throws InputException as {@link #read}, for what stands before the numbers
     */
    static Map<String, String> readMetadata(Path file) {
        return read(file, (header, channel) -> checked(file, header.metadata()));
    }

    /** What is read from an open file. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(SafeTensorsHeader header, FileChannel channel) throws IOException;
    }

    private static <T> T read(Path file, Reading<T> reading) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": expected a .safetensors file, received a folder");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            return reading.of(SafeTensorsHeader.read(file, channel), channel);
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new InputException(file + ": the file may not be read; check its permissions", e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + " failed: " + e.getMessage(), e);
        }
    }

    private static Map<String, Tensor> tensors(Path file, SafeTensorsHeader header, FileChannel channel)
            throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (SafeTensorsHeader.Entry entry : header.entries()) {
            float[] values = new float[entry.elements()];
            channel.position(header.dataStart() + entry.begin());
            for (int from = 0; from < values.length; from += CHUNK_BYTES / Float.BYTES) {
                int length = Math.min(CHUNK_BYTES / Float.BYTES, values.length - from);
                chunk.clear().limit(length * Float.BYTES);
                SafeTensorsHeader.readFully(file, channel, chunk);
                chunk.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values, from, length);
            }
            tensors.put(entry.name(), new Tensor(entry.shape(), values));
        }
        return tensors;
    }

    /** Files of other programs have no sums. */
    private static boolean isSummed(Map<String, String> metadata) {
        return metadata.containsKey(METADATA_SUM) || metadata.containsKey(SUM);
    }

    /** The metadata without the sums, which are right. */
    private static Map<String, String> checked(Path file, Map<String, String> metadata) {
        if (!isSummed(metadata)) {
            return metadata;
        }
        Map<String, String> rest = new LinkedHashMap<>(metadata);
        rest.remove(SUM);
        String expected = rest.remove(METADATA_SUM);
        if (!sum(rest).equals(expected)) {
            throw damaged(file);
        }
        return rest;
    }

    private static InputException damaged(Path file) {
        return new InputException(file + ": the file is damaged: its content doesn't match its checksum");
    }

    private static String sum(Map<String, String> metadata) {
        MessageDigest digest = Checksums.sha256();
        new TreeMap<>(metadata).forEach((name, value) -> {
            digest.update((name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8));
        });
        return Checksums.hex(digest);
    }

    /** Over names, shapes and numbers, the names in alphabetical order. */
    private static String tensorSum(Map<String, Tensor> tensors) {
        MessageDigest digest = Checksums.sha256();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        new TreeMap<>(tensors).forEach((name, tensor) -> {
            digest.update((name + " " + tensor.shape() + "\n").getBytes(StandardCharsets.UTF_8));
            float[] values = tensor.values();
            for (int from = 0; from < values.length; from += CHUNK_BYTES / Float.BYTES) {
                int length = Math.min(CHUNK_BYTES / Float.BYTES, values.length - from);
                chunk.asFloatBuffer().put(values, from, length);
                digest.update(chunk.array(), 0, length * Float.BYTES);
            }
        });
        return Checksums.hex(digest);
    }
}
