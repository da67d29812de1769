package org.cnnworkbench.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cnnworkbench.input.FieldInfo;
import org.junit.jupiter.api.Test;

/** The document's table of fields is what the declarations say. Run with -Ddocuments.update=true to rewrite it. */
class AugmentationDocumentTest {

    private static final Path DOCUMENT = Path.of("docs", "AUGMENTATION.md");
    private static final String START = "<!-- fields:";
    private static final String END = "<!-- end of fields -->";

    @Test
    void theTableOfFieldsIsUpToDate() throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf('\n', document.indexOf(START)) + 1;
        int end = document.indexOf(END);
        String table = table();
        if (Boolean.getBoolean("documents.update")) {
            Files.writeString(DOCUMENT, document.substring(0, start) + table + document.substring(end));
        } else {
            assertThat(document.substring(start, end)).isEqualTo(table);
        }
    }

    @Test
    void theExampleCanBeRead() throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf("```json") + "```json".length();
        String example = document.substring(start, document.indexOf("```", start));
        assertThat(AugmentationPipeline.parse("example", example).steps()).hasSize(3);
    }

    private static String table() {
        StringBuilder table =
                new StringBuilder("\n| type | field | values | default | meaning |\n|---|---|---|---|---|\n");
        for (String type : AugmentationTypes.TABLE.names()) {
            for (FieldInfo field : AugmentationTypes.TABLE.fields(type)) {
                table.append("| `%s` | `%s` | %s | %s | %s |%n"
                        .formatted(type, field.name(), values(field), byDefault(field), field.help()));
            }
        }
        return table.append('\n').toString().replace(System.lineSeparator(), "\n");
    }

    private static String values(FieldInfo field) {
        return field.choices().isEmpty() ? field.form() + ", " + field.range().describe() : field.form();
    }

    private static String byDefault(FieldInfo field) {
        return field.required() ? "has to be given" : "`" + field.byDefault() + "`";
    }
}
