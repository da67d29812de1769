package org.cnnworkbench.ui.editor.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaletteCatalogTest {

    private static String first(String typed) {
        return PaletteCatalog.found(typed).getFirst().title();
    }

    @Test
    void whatBeginsWithTheTypedLettersComesFirst() {
        assertThat(first("residual")).isEqualTo("Residual block");
        assertThat(first(" Conv")).isEqualTo("Convolution");
        assertThat(PaletteCatalog.found("residual"))
                .extracting(PaletteCatalog.Item::title)
                .contains("Add");
    }

    @Test
    void nothingTypedFindsEverythingAndNonsenseNothing() {
        assertThat(PaletteCatalog.found("")).isEqualTo(PaletteCatalog.ITEMS);
        assertThat(PaletteCatalog.found("transformer")).isEmpty();
    }
}
