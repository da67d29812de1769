package org.cnnworkbench.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeInferenceTest {

    private static final String OUTPUT = "{\"type\": \"output\"}";

    /** A network of the layers given as JSON without their outer braces: {@code 'type': 'dense', 'units': 3}. */
    private static NetworkSummary infer(TensorShape.Image input, int classes, String... layers) {
        List<String> objects = List.of(layers).stream()
                .map(layer -> layer.startsWith("{") ? layer : "{" + layer.replace('\'', '"') + "}")
                .toList();
        String text = "{\"version\": 1, \"name\": \"t\", \"layers\": [" + String.join(",", objects) + "]}";
        return ShapeInference.infer(SpecJson.read("t", text), input, classes);
    }

    private static NetworkSummary infer(String... layers) {
        return infer(TensorShape.image(28, 28, 3), 10, layers);
    }

    private static List<String> codes(NetworkSummary network) {
        return network.diagnostics().stream()
                .map(each -> each.layer() + " " + each.code())
                .toList();
    }

    /** Golden shapes: worked out by TensorFlow's and PyTorch's published formulas, input 28×28×3. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'type':'conv2d','filters':8,'kernel_size':3                                       | 28×28×8  | 224    | 169344
            'type':'conv2d','filters':8,'kernel_size':3,'padding':'valid'                     | 26×26×8  | 224    | 146016
            'type':'conv2d','filters':8,'kernel_size':3,'strides':2                           | 14×14×8  | 224    | 42336
            'type':'conv2d','filters':8,'kernel_size':[3,5],'padding':[1,0],'strides':[1,3]   | 28×8×8   | 368    | 80640
            'type':'conv2d','filters':8,'kernel_size':3,'padding':'valid','dilation':3        | 22×22×8  | 224    | 104544
            'type':'conv2d','filters':8,'kernel_size':91                                      | 28×28×8  | 198752 | 155815296
            'type':'conv2d','filters':8,'kernel_size':3,'use_bias':false                      | 28×28×8  | 216    | 169344
            'type':'separable_conv2d','filters':8,'kernel_size':3,'depth_multiplier':2        | 28×28×8  | 110    | 79968
            'type':'depthwise_conv2d','kernel_size':3,'depth_multiplier':2                    | 28×28×6  | 60     | 42336
            'type':'max_pool2d'                                                               | 14×14×3  | 0      | 0
            'type':'max_pool2d','pool_size':5,'strides':3                                     | 8×8×3    | 0      | 0
            'type':'avg_pool2d','pool_size':5,'strides':3,'padding':'same'                    | 10×10×3  | 0      | 0
            'type':'global_avg_pool2d'                                                        | 3        | 0      | 0
            'type':'zero_padding2d','padding':[1,2,3,4]                                       | 31×35×3  | 0      | 0
            'type':'batch_norm'                                                               | 28×28×3  | 12     | 0
            'type':'activation','activation':'relu'                                           | 28×28×3  | 0      | 0
            'type':'prelu','share':'all'                                                      | 28×28×3  | 1      | 0
            'type':'prelu'                                                                    | 28×28×3  | 3      | 0
            'type':'prelu','share':'none'                                                     | 28×28×3  | 2352   | 0
            'type':'dropout','rate':0.5                                                       | 28×28×3  | 0      | 0
            'type':'flatten'                                                                  | 2352     | 0      | 0
            'type':'dense','units':7                                                          | 7        | 16471  | 16464
            """)
    void everyLayerTypeHasItsShapeParametersAndCost(String layer, String shape, long parameters, long cost) {
        NetworkSummary network = infer(layer, OUTPUT);
        assertThat(network.isValid()).isTrue();
        assertThat(network.layers().get(0).output()).hasToString(shape);
        assertThat(network.layers().get(0).parameterCount()).isEqualTo(parameters);
        assertThat(network.layers().get(0).multiplyAccumulates()).isEqualTo(cost);
    }

    @Test
    void fansAreThoseOfKeras() {
        NetworkSummary network = infer(
                "'type':'conv2d','filters':8,'kernel_size':[3,5]",
                "'type':'depthwise_conv2d','kernel_size':3,'depth_multiplier':2",
                "'type':'flatten'",
                "'type':'dense','units':5",
                OUTPUT);
        ParameterSpec conv = network.layers().get(0).parameters().get(0);
        ParameterSpec depthwise = network.layers().get(1).parameters().get(0);
        ParameterSpec dense = network.layers().get(3).parameters().get(0);
        assertThat(conv).isEqualTo(Parameters.kernel("kernel", List.of(8, 3, 3, 5), 45, 120));
        assertThat(depthwise).isEqualTo(Parameters.kernel("kernel", List.of(16, 1, 3, 3), 72, 18));
        assertThat(dense).isEqualTo(Parameters.kernel("kernel", List.of(5, 12544), 12544, 5));
    }

    @Test
    void aResidualBlockTakesItsNamedInputs() {
        NetworkSummary network = infer(
                "'type':'conv2d','name':'stem','filters':4,'kernel_size':1",
                "'type':'conv2d','filters':4,'kernel_size':3",
                "'type':'conv2d','filters':4,'kernel_size':3",
                "'type':'add','inputs':['conv2d_2','stem']",
                "'type':'concat','inputs':['add_3','input']",
                "'type':'flatten'",
                OUTPUT);
        assertThat(network.diagnostics()).isEmpty();
        assertThat(network.layers()).extracting(LayerSummary::name).startsWith("stem", "conv2d_1", "conv2d_2", "add_3");
        assertThat(network.layers().get(3).inputNames()).containsExactly("conv2d_2", "stem");
        assertThat(network.layers().get(3).receptiveField()).isEqualTo(Size.square(5));
        assertThat(network.layers().get(4).output()).isEqualTo(TensorShape.image(28, 28, 7));
    }

    /** conv 5: 5; pool 2: 6, jump 2; conv 3: 6 + 2·2 = 10; conv 3 dilated by 2: 10 + 4·2 = 18; across with its own strides. */
    @Test
    void theReceptiveFieldGrowsByTheUsualRecurrence() {
        NetworkSummary network = infer(
                "'type':'conv2d','filters':4,'kernel_size':5",
                "'type':'max_pool2d'",
                "'type':'conv2d','filters':4,'kernel_size':3,'strides':[1,2]",
                "'type':'conv2d','filters':4,'kernel_size':3,'dilation':2",
                "'type':'global_avg_pool2d'",
                OUTPUT);
        assertThat(network.layers())
                .extracting(layer -> layer.receptiveField().toString())
                .containsExactly("5×5", "6×6", "10×10", "18×26", "28×28", "28×28");
    }

    @Test
    void densePutsANoteWhereItFlattens() {
        assertThat(codes(infer("'type':'dense','units':3", OUTPUT))).containsExactly("0 flatten_inferred");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        NetworkSummary network = infer(
                "'type':'conv2d','filters':0,'kernel_size':3,'dropout':1.5",
                "'type':'dense','units':3,'inputs':['input'],'initializer':'zero'",
                "'type':'conv2d','filters':2,'kernel_size':3",
                "'type':'dense','name':'a','units':3,'inputs':['dens_1']",
                "'type':'dense','name':'a','units':3,'inputs':['b']",
                "'type':'dense','name':'b','units':3,'inputs':['b']",
                "'type':'max_pool2d','inputs':['input'],'pool_size':29",
                "'type':'conv2d','inputs':['input'],'filters':1,'kernel_size':10,'dilation':4,'padding':[1,1]",
                "'type':'add','inputs':['input']",
                "'type':'flatten','inputs':['input','dense_1']",
                "'type':'add','inputs':['input','flatten_9','input']",
                "'type':'output','classes':9,'inputs':['dense_1']",
                "'type':'activation','activation':'relu','inputs':['input']");
        assertThat(codes(network))
                .containsExactly(
                        "0 option_out_of_range",
                        "0 option_out_of_range",
                        "0 unused_layer",
                        "1 zero_initializer",
                        "1 flatten_inferred",
                        "2 image_expected",
                        "2 unused_layer",
                        "3 unknown_input",
                        "3 unused_layer",
                        "4 duplicate_layer_name",
                        "4 forward_reference",
                        "4 unused_layer",
                        "5 self_reference",
                        "5 unused_layer",
                        "6 pool_larger_than_input",
                        "6 unused_layer",
                        "7 kernel_larger_than_input",
                        "7 unused_layer",
                        "8 too_few_inputs",
                        "8 unused_layer",
                        "9 too_many_inputs",
                        "10 repeated_input",
                        "10 unused_layer",
                        "11 class_count_mismatch",
                        "11 output_not_last");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'type':'conv2d','filters':1,'kernel_size':29,'padding':'valid' | kernel_larger_than_input
            'type':'max_pool2d','pool_size':29                             | pool_larger_than_input
            'type':'max_pool2d','padding':2                                | padding_larger_than_pool
            'type':'conv2d','filters':1,'kernel_size':3,'padding':-1       | option_out_of_range
            'type':'conv2d','filters':1,'kernel_size':3,'strides':0        | option_out_of_range
            'type':'dropout','rate':1                                      | option_out_of_range
            'type':'dense','units':3,'max_norm':0                          | option_out_of_range
            'type':'add','inputs':['input','input']                        | repeated_input
            'type':'flatten','name':'input'                                | reserved_layer_name
            'type':'flatten','name':'a b'                                  | bad_layer_name
            'type':'flatten','inputs':['output_1']                         | forward_reference
            'type':'dense','units':2000000000                              | array_too_large
            'type':'conv2d','filters':2147483647,'kernel_size':3           | output_too_large
            'type':'zero_padding2d','padding':2147483647                   | output_too_large
            """)
    void eachMistakeHasItsCodeAndAMend(String layer, String code) {
        NetworkSummary network = infer(layer, OUTPUT);
        assertThat(network.isValid()).isFalse();
        assertThat(network.diagnostics()).anySatisfy(each -> {
            assertThat(each.code()).isEqualTo(code);
            assertThat(each.layer()).isZero();
            assertThat(each.mend()).endsWith(".");
        });
    }

    @Test
    void theKernelMessageCountsDilationAndPadding() {
        NetworkSummary network =
                infer("'type':'conv2d','filters':1,'kernel_size':10,'dilation':4,'padding':[1,1]", OUTPUT);
        assertThat(network.diagnostics().get(0).message())
                .isEqualTo("expected a kernel of at most 30×30 pixels, the size of its input with its padding, "
                        + "received a kernel of 10×10 that covers 37×37 with dilation 4×4");
    }

    @Test
    void theOutputLayerIsHeldAgainstTheData() {
        assertThat(codes(infer("'type':'flatten'", "'type':'output','classes':7")))
                .containsExactly("1 class_count_mismatch");
        assertThat(codes(infer("'type':'flatten'"))).containsExactly("-1 no_output_layer");
        assertThat(codes(infer())).containsExactly("-1 empty_network");
        assertThat(codes(infer("'type':'flatten'", OUTPUT, OUTPUT))).containsExactly("-1 several_output_layers");
        assertThat(codes(infer(TensorShape.image(2, 2, 1), 0, "'type':'flatten'", OUTPUT)))
                .containsExactly("1 class_count_unknown");
        NetworkSummary own = infer(TensorShape.image(2, 2, 1), 0, "'type':'flatten'", "'type':'output','classes':3");
        assertThat(own.isValid()).isTrue();
        assertThat(own.classes()).isEqualTo(3);
    }

    @Test
    void mergesNeedShapesThatFit() {
        String conv = "'type':'conv2d','filters':4,'kernel_size':3,'strides':2,'inputs':['input']";
        assertThat(codes(infer(conv, "'type':'add','inputs':['input','conv2d_0']", OUTPUT)))
                .containsExactly("1 add_shapes_differ");
        assertThat(codes(infer(conv, "'type':'concat','inputs':['input','conv2d_0']", OUTPUT)))
                .containsExactly("1 concat_sizes_differ");
    }

    @Test
    void aLayerThatNobodyTakesIsAWarning() {
        NetworkSummary network = infer("'type':'flatten'", "'type':'flatten','inputs':['input']", OUTPUT);
        assertThat(codes(network)).containsExactly("0 unused_layer");
        assertThat(network.isValid()).isTrue();
    }

    @Test
    void hostileSizesNeitherOverflowNorThrow() {
        int huge = Integer.MAX_VALUE;
        NetworkSummary tooLarge = infer(TensorShape.image(huge, huge, huge), huge, "'type':'flatten'", OUTPUT);
        assertThat(codes(tooLarge)).containsExactly("-1 input_too_large");

        String conv = "'type':'conv2d','filters':2147483647,'kernel_size':2147483647,'strides':2147483647,"
                + "'dilation':2147483647,'padding':";
        for (String padding : List.of("'same'", "'valid'", "2147483647")) {
            NetworkSummary network = infer(conv + padding, OUTPUT);
            assertThat(network.isValid()).isFalse();
            assertThat(network.parameterCount()).isNotNegative();
            assertThat(network.multiplyAccumulates()).isNotNegative();
        }
    }
}
