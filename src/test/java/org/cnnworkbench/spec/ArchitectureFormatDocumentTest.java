package org.cnnworkbench.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.Range;
import org.junit.jupiter.api.Test;

/**
 * Holds the generated part of docs/ARCHITECTURE-FORMAT.md against the code. To rewrite it:
 * {@code mvn test -Dtest=ArchitectureFormatDocumentTest -Ddocs.rewrite=true}.
 */
class ArchitectureFormatDocumentTest {

    private static final Path DOCUMENT = Path.of("docs", "ARCHITECTURE-FORMAT.md");
    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->\n";

    @Test
    void theTablesAreThoseOfTheCode() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        String upToDate = text.substring(0, begin) + tables() + text.substring(end);
        if (Boolean.getBoolean("docs.rewrite")) {
            Files.writeString(DOCUMENT, upToDate);
        } else {
            assertThat(text)
                    .as("docs/ARCHITECTURE-FORMAT.md; rewrite it with -Ddocs.rewrite=true")
                    .isEqualTo(upToDate);
        }
    }

    private static String tables() {
        StringBuilder text = new StringBuilder("\n## The file\n\n");
        table(text, ArchitectureCodec.DOCUMENT.fields());
        text.append("\n## Every layer\n\n");
        text.append("`type` has to be given. Beside it each layer may have:\n\n");
        List<FieldInfo> wiring = LayerTypes.TABLE.fields("flatten");
        table(text, wiring);
        text.append("\n## Layer types\n");
        for (String type : LayerTypes.TABLE.names()) {
            text.append("\n### ").append(type).append("\n\n");
            table(text, without(LayerTypes.TABLE.fields(type), wiring));
        }
        text.append("\n## Initializers\n");
        for (String name : SpecCodecs.INITIALIZERS.names()) {
            text.append("\n### ").append(name).append("\n\n");
            table(text, SpecCodecs.INITIALIZERS.fields(name));
        }
        return text.append('\n').toString();
    }

    private static List<FieldInfo> without(List<FieldInfo> fields, List<FieldInfo> others) {
        return fields.stream().filter(field -> !others.contains(field)).toList();
    }

    private static void table(StringBuilder text, List<FieldInfo> fields) {
        if (fields.isEmpty()) {
            text.append("No fields of its own.\n");
            return;
        }
        text.append("| field | what it is | form | default |\n|---|---|---|---|\n");
        for (FieldInfo field : fields) {
            String range =
                    field.range().equals(Range.ANY) ? "" : ", " + field.range().describe();
            text.append("| `%s` | %s | %s | %s |%n"
                    .formatted(field.name(), cell(field.help()), shortForm(field) + range, byDefault(field))
                    .replace(System.lineSeparator(), "\n"));
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /** The long lists stand once, in the text. */
    private static String shortForm(FieldInfo field) {
        return switch (field.name()) {
            case "activation" -> "an [activation](#activations)";
            case "initializer" -> "an [initializer](#initializers)";
            case "layers" -> "a list of [layers](#layer-types)";
            default -> field.form();
        };
    }

    private static String byDefault(FieldInfo field) {
        return field.byDefault() == null ? "must be given" : "`" + field.byDefault() + "`";
    }
}
