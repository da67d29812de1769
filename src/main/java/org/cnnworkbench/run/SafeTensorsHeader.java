package org.cnnworkbench.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;

/**
 * What stands before the numbers of a safetensors file.
 *
 * @param entries   in the order of their places, without gaps
 * @param metadata  texts by name
 * @param dataStart position in the file of the first number
 */
record SafeTensorsHeader(List<Entry> entries, Map<String, String> metadata, long dataStart) {

    private static final String METADATA = "__metadata__";
    private static final String TYPE = "F32";

    /** The most that a header may take; the reading of JSON has the same limit. */
    private static final long MAX_BYTES = JsonValue.MAX_CHARACTERS;

    private static final int ALIGNMENT = 8;

    /**
     * One tensor's place.
     *
     * @param begin first byte, counted from the start of the data
     * @param end   the byte behind its last
     */
    record Entry(String name, List<Integer> shape, long begin, long end) {
        int elements() {
            return Math.toIntExact((end - begin) / Float.BYTES);
        }
    }

    static SafeTensorsHeader of(SafeTensors file) {
        List<Entry> entries = new ArrayList<>();
        long position = 0;
        for (Map.Entry<String, Tensor> each : file.tensors().entrySet()) {
            if (each.getKey().equals(METADATA)) {
                throw new IllegalArgumentException("a tensor can't be named " + METADATA);
            }
            long end = position + (long) Float.BYTES * each.getValue().values().length;
            entries.add(new Entry(each.getKey(), each.getValue().shape(), position, end));
            position = end;
        }
        return new SafeTensorsHeader(entries, file.metadata(), 0);
    }

    /** Length and JSON, padded with spaces so that the numbers begin at a multiple of eight. */
    ByteBuffer encode() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = root.putObject(METADATA);
            metadata.forEach(texts::put);
        }
        for (Entry entry : entries) {
            ObjectNode node = root.putObject(entry.name).put("dtype", TYPE);
            ArrayNode shape = node.putArray("shape");
            entry.shape.forEach(shape::add);
            node.putArray("data_offsets").add(entry.begin).add(entry.end);
        }
        byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
        int length = Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT;
        if (length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "safetensors header: expected at most " + MAX_BYTES + " bytes, received " + length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(json);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.flip();
    }

    static SafeTensorsHeader read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw damaged(file, "expected at least " + Long.BYTES + " bytes, received " + size);
        }
        ByteBuffer prefix = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        readFully(file, channel, prefix);
        long length = prefix.flip().getLong();
        if (length < 2 || length > MAX_BYTES || length > size - Long.BYTES) {
            throw damaged(
                    file,
                    "expected a header of 2 to " + Math.min(MAX_BYTES, size - Long.BYTES)
                            + " bytes, received a length of " + Long.toUnsignedString(length));
        }
        ByteBuffer json = ByteBuffer.allocate((int) length);
        readFully(file, channel, json);
        return parse(file, text(file, json.flip()), Long.BYTES + length, size);
    }

    static void readFully(Path file, FileChannel channel, ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw damaged(file, "it ends " + into.remaining() + " bytes too early");
            }
        }
    }

    private static String text(Path file, ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": not a whole safetensors file: its header is not UTF-8", e);
        }
    }

    private static SafeTensorsHeader parse(Path file, String text, long dataStart, long size) {
        JsonValue.Obj root = JsonValue.parse(file + " (header)", text).asObject();
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        root.fields().forEach((name, value) -> {
            if (name.equals(METADATA)) {
                value.asObject().fields().forEach((key, item) -> metadata.put(key, item.asText()));
            } else {
                entries.add(entry(name, value.asObject()));
            }
        });
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long position = 0;
        for (Entry entry : entries) {
            if (entry.begin != position) {
                throw damaged(
                        file,
                        "expected tensor " + entry.name + " to begin at byte " + position + " of the data, received "
                                + entry.begin);
            }
            position = entry.end;
        }
        if (position != size - dataStart) {
            throw damaged(file, "expected " + position + " bytes of data, received " + (size - dataStart));
        }
        long memory = Runtime.getRuntime().maxMemory();
        if (position > memory) {
            throw new InputException(file + ": its " + position + " bytes of data don't fit in the " + memory
                    + " bytes of memory that this program has; start it with more (java -Xmx)");
        }
        return new SafeTensorsHeader(entries, metadata, dataStart);
    }

    private static Entry entry(String name, JsonValue.Obj object) {
        JsonValue type = object.get("dtype");
        if (!type.asText().equals(TYPE)) {
            throw type.unexpected("\"F32\", the only type of number that is read");
        }
        List<Integer> shape = new ArrayList<>();
        long bytes = Float.BYTES;
        JsonValue.Arr extents = object.get("shape").asList();
        for (JsonValue extent : extents.items()) {
            if (extent.asInt() < 0) {
                throw extent.unexpected("0 or more");
            }
            shape.add(extent.asInt());
            bytes = saturatedProduct(bytes, extent.asInt());
        }
        JsonValue.Arr offsets = object.get("data_offsets").asList();
        if (offsets.items().size() != 2) {
            throw offsets.unexpected("two numbers, begin and end");
        }
        long begin = offsets.items().get(0).asLong();
        long end = offsets.items().get(1).asLong();
        if (begin < 0 || end < begin || end - begin != bytes || bytes / Float.BYTES > Integer.MAX_VALUE - 8) {
            throw offsets.place()
                    .error("expected the places of " + bytes + " bytes for shape " + shape + ", received [" + begin
                            + ", " + end + "]");
        }
        return new Entry(name, List.copyOf(shape), begin, end);
    }

    private static long saturatedProduct(long bytes, int extent) {
        return Math.multiplyHigh(bytes, extent) != 0 || bytes * extent < 0 ? Long.MAX_VALUE : bytes * extent;
    }

    private static InputException damaged(Path file, String detail) {
        return new InputException(file + ": not a whole safetensors file: " + detail);
    }
}
