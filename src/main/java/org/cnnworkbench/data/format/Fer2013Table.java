package org.cnnworkbench.data.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;

/**
 * The rows of a FER2013 file, parsed from the bytes: 300 MB of digits as strings would need many times the memory and time. A row is
 * parsed where it lies in one buffer, which is topped up only between rows.
 */
final class Fer2013Table {

    private static final int PIXELS = (int) Fer2013Loader.SHAPE.elements();

    /** No row may be longer: three digits and a space a pixel, with room for quotes, a label and a usage. */
    private static final int LONGEST_ROW = PIXELS * 4 + 256;

    private static final int BUFFER_SIZE = 1 << 20;

    private enum Column {
        EMOTION,
        PIXELS,
        USAGE
    }

    private final FileInput input;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int limit;
    private boolean ended;
    private int row;

    private final List<byte[]> images = new ArrayList<>();
    private final IntList labels = new IntList();
    private final List<String> splits = new ArrayList<>();

    private Fer2013Table(FileInput input) {
        this.input = input;
    }

    static Fer2013Table read(Source source, Progress progress) throws IOException {
        try (FileInput input = FileInput.open(source, progress)) {
            Fer2013Table table = new Fer2013Table(input);
            table.parse();
            return table;
        }
    }

    byte[][] images() {
        return images.toArray(byte[][]::new);
    }

    int[] labels() {
        return labels.toArray();
    }

    int[] rowsOf(String split) {
        return IntStream.range(0, splits.size())
                .filter(i -> splits.get(i).equals(split))
                .toArray();
    }

    private void parse() throws IOException {
        fill();
        row = 1;
        List<Column> columns = header();
        fill();
        while (skipBlankLines()) {
            HeapBudget.check(input.name(), images.size() + 1L, PIXELS);
            row(columns);
            fill();
        }
        if (images.isEmpty()) {
            throw new InputException(input.name() + ": expected rows after the header, received none");
        }
    }

    /** Makes sure that the whole of the next row is in the buffer. */
    private void fill() throws IOException {
        if (ended || limit - position >= LONGEST_ROW) {
            return;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        int count = input.readNBytes(buffer, limit, buffer.length - limit);
        ended = count < buffer.length - limit;
        limit += count;
    }

    private List<Column> header() {
        int end = position;
        while (end < limit && end - position < LONGEST_ROW && buffer[end] != '\n') {
            end++;
        }
        String line = new String(buffer, position, Math.min(end - position, 200), StandardCharsets.UTF_8);
        List<String> names = Arrays.stream(
                        line.replace("\uFEFF", "").replace("\"", "").split(",", -1))
                .map(String::strip)
                .toList();
        if (names.size() != 3 || !Set.copyOf(names).equals(Set.of("emotion", "pixels", "Usage"))) {
            throw new InputException(input.name() + ": expected the header emotion,pixels,Usage, received \""
                    + line.strip().substring(0, Math.min(60, line.strip().length())) + "\"");
        }
        position = Math.min(end + 1, limit);
        row++;
        return names.stream()
                .map(name -> Column.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    }

    private boolean skipBlankLines() throws IOException {
        while (position < limit && (buffer[position] == '\n' || buffer[position] == '\r')) {
            row += buffer[position] == '\n' ? 1 : 0;
            position++;
            fill();
        }
        return position < limit;
    }

    private void row(List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            switch (columns.get(i)) {
                case EMOTION -> labels.add(emotion());
                case PIXELS -> images.add(pixels());
                case USAGE -> splits.add(split());
            }
            if (i < columns.size() - 1) {
                expect((byte) ',', "a comma after column " + (i + 1));
            }
        }
        skip((byte) '\r');
        if (position < limit) {
            expect((byte) '\n', "the end of the row");
        }
        row++;
    }

    private int emotion() {
        skipSpaces();
        int emotion = number("an emotion");
        if (emotion >= Fer2013Loader.CLASSES.size()) {
            throw wrong("emotion: expected 0 to " + (Fer2013Loader.CLASSES.size() - 1) + ", received " + emotion);
        }
        return emotion;
    }

    private byte[] pixels() {
        skipSpaces();
        skip((byte) '"');
        byte[] image = new byte[PIXELS];
        byte[] bytes = buffer;
        int at = position;
        int end = limit;
        int count = 0;
        // The hot loop: local variables, no calls, one test for what can follow a digit.
        while (at < end) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                if (bytes[at] != ' ') {
                    break;
                }
                at++;
                continue;
            }
            int value = digit;
            at++;
            while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9 && value <= 255) {
                value = value * 10 + digit;
                at++;
            }
            if (value > 255 || count == PIXELS) {
                position = at;
                throw count == PIXELS
                        ? wrong("expected " + PIXELS + " pixels, received more")
                        : wrong("pixel " + (count + 1) + ": expected 0 to 255, received " + value + " or more");
            }
            image[count++] = (byte) value;
        }
        position = at;
        if (count < PIXELS) {
            throw wrong("expected " + PIXELS + " pixels, received " + count
                    + (at < end ? " and then " + shown() : " and then the end"));
        }
        skip((byte) '"');
        return image;
    }

    private String split() {
        skipSpaces();
        int start = position;
        while (position < limit && buffer[position] > ' ' && buffer[position] != ',' && position - start < 20) {
            position++;
        }
        String usage = new String(buffer, start, position - start, StandardCharsets.ISO_8859_1);
        String split = switch (usage.replace("\"", "")) {
            case "Training" -> ImageDataset.TRAIN;
            case "PublicTest" -> ImageDataset.VALIDATION;
            case "PrivateTest" -> ImageDataset.TEST;
            default -> throw wrong("Usage: expected Training, PublicTest or PrivateTest, received \"" + usage + "\"");
        };
        skipSpaces();
        return split;
    }

    private int number(String what) {
        int start = position;
        int value = 0;
        while (position < limit && position - start < 9 && buffer[position] >= '0' && buffer[position] <= '9') {
            value = value * 10 + buffer[position] - '0';
            position++;
        }
        if (position == start) {
            throw wrong("expected " + what + ", received " + shown());
        }
        skipSpaces();
        return value;
    }

    private void skipSpaces() {
        while (position < limit && buffer[position] == ' ') {
            position++;
        }
    }

    private void skip(byte optional) {
        if (position < limit && buffer[position] == optional) {
            position++;
        }
    }

    private void expect(byte wanted, String what) {
        if (position >= limit || buffer[position] != wanted) {
            throw wrong("expected " + what + ", received " + shown());
        }
        position++;
    }

    private String shown() {
        if (position >= limit) {
            return "the end of the file: it is truncated, fetch it again";
        }
        int value = buffer[position] & 0xFF;
        return value > ' ' && value < 127 ? "'" + (char) value + "'" : "byte " + value;
    }

    private InputException wrong(String what) {
        long offset = input.offset() - limit + position;
        return new InputException(input.name() + ": row " + row + " (byte " + offset + "): " + what);
    }
}
