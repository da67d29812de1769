package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.input.InputException;

/**
 * The safetensors file format (huggingface/safetensors, format 0.x): a header length in 8 little-endian bytes, a header in JSON that says
 * for each tensor its type, shape and place, and behind it the raw little-endian numbers. Python's safetensors library reads it; nothing in
 * such a file can be executed. Here every tensor is F32.
 *
 * @param tensors  by name, in the order in which they lie in the file
 * @param metadata texts by name
 */
public record SafeTensors(Map<String, Tensor> tensors, Map<String, String> metadata) {

    private static final int CHUNK_BYTES = 1 << 20;

    public SafeTensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * Writes the file whole or not at all.
     *
     * @throws UncheckedIOException where the machine can't write
     */
    public void write(Path file) {
        ByteBuffer header = SafeTensorsHeader.of(this).encode();
        AtomicFiles.write(file, channel -> {
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
        });
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Reads a file that anybody may have made: every length and place in it is checked before memory is taken for it.
     *
     * @throws InputException for a file that is missing, truncated, damaged, not safetensors or not F32
     */
    public static SafeTensors read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": expected a .safetensors file, received a folder");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            SafeTensorsHeader header = SafeTensorsHeader.read(file, channel);
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
            return new SafeTensors(tensors, header.metadata());
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new InputException(file + ": the file may not be read; check its permissions", e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + " failed: " + e.getMessage(), e);
        }
    }
}
