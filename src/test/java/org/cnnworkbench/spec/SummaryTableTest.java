package org.cnnworkbench.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTableTest {

    @Test
    void layersTotalsAndDiagnosticsAreShown() {
        ArchitectureSpec spec = SpecJson.read("t", """
                {"version": 1, "name": "t", "layers": [
                  {"type": "conv2d", "name": "first", "filters": 20, "kernel_size": 5, "padding": "valid"},
                  {"type": "batch_norm"},
                  {"type": "max_pool2d"},
                  {"type": "output", "classes": 2}
                ]}""");
        assertThat(SummaryTable.render(ShapeInference.infer(spec, TensorShape.image(28, 28, 1), 10)))
                .isEqualTo("""
                        #  layer         type          output  parameters  multiply-adds   sees
                           input                      28×28×1
                        0  first         conv2d      24×24×20         520        288,000    5×5
                        1  batch_norm_1  batch_norm  24×24×20          80              0    5×5
                        2  max_pool2d_2  max_pool2d  12×12×20           0              0    6×6
                        3  output_3      output            10      28,810         28,800  28×28
                           total                                   29,410        316,800
                        40 of the parameters are not trained.
                        error: layer 3 (output): classes: expected 10, the number of classes in the data, received 2
                            Set classes to 10, or leave it out to take it from the data.
                        note: layer 3 (output): feature maps of 12×12×20 are flattened to 2880 features first
                            Nothing to do; add a flatten layer before it to show this in the drawing.
                        """);
    }
}
