package org.cnnworkbench.data.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;

/** Class names from a text file: UTF-8, one a line, in the order of the labels. */
final class ClassNames {

    private static final int LARGEST_FILE = 1 << 20;

    private ClassNames() {}

    static List<String> read(Source source) throws IOException {
        try (FileInput input = FileInput.open(source, Progress.none())) {
            byte[] bytes = input.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new InputException(
                        source.name() + ": expected class names, one a line, received more than a mebibyte");
            }
            return parse(source.name(), bytes);
        }
    }

    /** Trailing blank lines are dropped; a blank line between names is an error. */
    static List<String> parse(String where, byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InputException(where + ": expected class names in UTF-8, received other bytes", e);
        }
        List<String> names = text.stripTrailing().lines().map(String::strip).toList();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                throw new InputException(
                        where + ": line " + (i + 1) + ": expected a class name, received a blank line");
            }
        }
        if (names.isEmpty()) {
            throw new InputException(where + ": expected class names, one a line, received an empty file");
        }
        return names;
    }
}
