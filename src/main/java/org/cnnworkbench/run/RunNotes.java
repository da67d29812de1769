package org.cnnworkbench.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.TextFiles;

/**
 * What a person wrote about a run: {@code notes.json} in its directory. No result depends on it.
 *
 * @param tags short words to find runs by
 */
public record RunNotes(
        @Option(help = "Whatever is worth remembering", byDefault = "\"\"")
        String notes,

        @Option(help = "Short words to find runs by", byDefault = "[]")
        List<String> tags) {

    public static final RunNotes NONE = new RunNotes("", List.of());

    private static final int MAX_BYTES = 1 << 20;
    private static final RecordCodec<RunNotes> CODEC = RecordCodec.of(RunNotes.class);

    public RunNotes {
        tags = tags.stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Of a run; nothing where nothing was written.
     *
     * @throws InputException where the file is damaged
     */
    public static RunNotes read(RunDirectory run) {
        Path file = file(run);
        return Files.exists(file)
                ? CODEC.read(JsonValue.parse(file.toString(), TextFiles.read(file, MAX_BYTES)))
                : NONE;
    }

    /** @throws InputException where the directory may not be written */
    public void write(RunDirectory run) {
        TextFiles.writeAtomically(file(run), JsonText.indented(CODEC.write(this)) + "\n");
    }

    private static Path file(RunDirectory run) {
        return run.path().resolve("notes.json");
    }
}
