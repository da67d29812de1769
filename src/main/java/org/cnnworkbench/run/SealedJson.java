package org.cnnworkbench.run;

import java.nio.file.Path;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.TextFiles;

/**
 * JSON files that only this program writes: one object whose last field, {@code "sha256"}, is the sum of the text before it. One flipped
 * bit is noticed, and so is a change by hand.
 */
public final class SealedJson {

    private static final String SEAL = ",\n  \"sha256\" : \"";
    private static final String END = "\"\n}\n";

    private SealedJson() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param object with at least one field, as JSON
     */
    public static void write(Path file, String object) {
        String text = object.substring(0, object.lastIndexOf('}')).stripTrailing();
        TextFiles.writeAtomically(file, text + SEAL + Checksums.sha256(text) + END);
    }

    /**
     * The object without the sum.
     *
     * @param maxBytes the largest file that is read
     * @throws InputException for a file that is missing or damaged
     */
    public static JsonValue.Obj read(Path file, int maxBytes) {
        String sealed = TextFiles.read(file, maxBytes);
        int end = sealed.lastIndexOf(SEAL);
        String text = sealed.substring(0, Math.max(0, end));
        if (end < 0 || !sealed.substring(end).equals(SEAL + Checksums.sha256(text) + END)) {
            throw new InputException(
                    file + ": the file is damaged, or was changed by hand: its content doesn't match its checksum");
        }
        return JsonValue.parse(file.toString(), text + "}").asObject();
    }
}
