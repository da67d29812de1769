package org.cnnworkbench.ui.editor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.ArchitectureFiles;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerTypes;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.ui.editor.graph.SpecEdits.Edited;
import org.cnnworkbench.ui.editor.graph.SpecEdits.Joining;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecEditsTest {

    private static final LayerSpec DROPOUT = LayerJson.read("{\"type\":\"dropout\",\"rate\":0.5}");

    /** conv, pool, dense, output: each fed by the one before. */
    private static final ArchitectureSpec CHAIN = spec("""
            {"type":"conv2d","filters":8,"kernel_size":3},
            {"type":"max_pool2d"},
            {"type":"dense","units":10},
            {"type":"output"}""");

    /** A convolution with a way around it. */
    private static final ArchitectureSpec RESIDUAL = spec("""
            {"type":"conv2d","name":"stem","filters":8,"kernel_size":3},
            {"type":"conv2d","name":"body","filters":8,"kernel_size":3},
            {"type":"batch_norm"},
            {"type":"add","inputs":["batch_norm_2","stem"]},
            {"type":"output"}""");

    static List<String> samples() {
        return ArchitectureFiles.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aGraphIsTheArchitectureThatItWasMadeOf(String sample) {
        ArchitectureSpec spec = ArchitectureFiles.sample(sample);

        assertThat(WireGraph.of(spec).toSpec()).isEqualTo(spec);
    }

    @Test
    void aLayerPutOnAConnectionStandsBetweenTheTwo() {
        Edited edited = SpecEdits.insert(CHAIN, List.of(DROPOUT), new Gap.Between(1, 2));

        assertThat(types(edited.spec())).containsExactly("conv2d", "max_pool2d", "dropout", "dense", "output");
        assertThat(edited.selection()).containsExactly(2);
        assertThat(edited.spec().layers())
                .allSatisfy(layer -> assertThat(layer.wiring().inputs()).isEmpty());
    }

    @Test
    void aLayerPutOnASkipConnectionLeavesTheOtherWayAlone() {
        Edited edited = SpecEdits.insert(RESIDUAL, List.of(DROPOUT), new Gap.Between(0, 3));

        assertThat(wires(edited.spec())).containsExactly("[-1]", "[0]", "[1]", "[0]", "[2, 3]", "[4]");
    }

    @Test
    void aLayerPutBehindAForkIsBeforeAllBranches() {
        Edited edited = SpecEdits.insert(RESIDUAL, List.of(DROPOUT), new Gap.After(0));

        assertThat(wires(edited.spec())).containsExactly("[-1]", "[0]", "[1]", "[2]", "[3, 1]", "[4]");
    }

    @Test
    void whatAnEmptyNetworkGetsIsFedByTheImages() {
        ArchitectureSpec empty = spec("");

        Edited edited = SpecEdits.insert(empty, List.of(DROPOUT), new Gap.After(-1));

        assertThat(wires(edited.spec())).containsExactly("[-1]");
    }

    @Test
    void whatADeletedLayerFedIsFedByWhatFedIt() {
        ArchitectureSpec after = SpecEdits.delete(RESIDUAL, Set.of(1, 2)).spec();

        assertThat(types(after)).containsExactly("conv2d", "add", "output");
        assertThat(wires(after)).containsExactly("[-1]", "[0]", "[1]");
    }

    @Test
    void deletingTheAddOfAResidualBlockLeavesAChain() {
        ArchitectureSpec after = SpecEdits.delete(RESIDUAL, Set.of(3)).spec();

        assertThat(wires(after)).containsExactly("[-1]", "[0]", "[1]", "[2]");
    }

    @Test
    void whatIsTakenOutKeepsItsWiresAmongItself() {
        List<LayerSpec> fragment = SpecEdits.fragment(RESIDUAL, Set.of(1, 2, 3));

        assertThat(wires(new ArchitectureSpec("", null, TensorShape.image(8, 8, 1), fragment)))
                .containsExactly("[-1]", "[0]", "[1, -1]");
    }

    @Test
    void aResidualBlockIsDuplicatedWithTheWayAroundIt() {
        Edited edited = SpecEdits.duplicate(RESIDUAL, Set.of(1, 2, 3));

        assertThat(wires(edited.spec())).containsExactly("[-1]", "[0]", "[1]", "[2, 0]", "[3]", "[4]", "[5, 3]", "[6]");
        assertThat(edited.selection()).containsExactly(4, 5, 6);
        assertThat(edited.spec().layers().get(4).wiring().name()).isEqualTo("body_2");
    }

    @Test
    void theOutputLayerIsNotDuplicated() {
        assertThat(SpecEdits.duplicate(CHAIN, Set.of(3)).spec()).isEqualTo(CHAIN);
    }

    @Test
    void aMovedLayerLeavesNoHole() {
        Edited edited = SpecEdits.move(CHAIN, Set.of(1), new Gap.Between(2, 3));

        assertThat(types(edited.spec())).containsExactly("conv2d", "dense", "max_pool2d", "output");
        assertThat(edited.selection()).containsExactly(2);
    }

    @Test
    void anAddThatIsMovedKeepsItsSecondInput() {
        ArchitectureSpec longer = SpecEdits.insert(RESIDUAL, List.of(DROPOUT), new Gap.Between(3, 4))
                .spec();

        Edited edited = SpecEdits.move(longer, Set.of(3), new Gap.Between(4, 5));

        assertThat(types(edited.spec())).containsExactly("conv2d", "conv2d", "batch_norm", "dropout", "add", "output");
        assertThat(wires(edited.spec())).containsExactly("[-1]", "[0]", "[1]", "[2]", "[3, 0]", "[4]");
    }

    @Test
    void upAndDownAgainIsWhereItWas() {
        Edited up = SpecEdits.moveUp(CHAIN, Set.of(2));

        assertThat(types(up.spec())).containsExactly("conv2d", "dense", "max_pool2d", "output");
        assertThat(SpecEdits.moveDown(up.spec(), Set.copyOf(up.selection())).spec())
                .isEqualTo(CHAIN);
    }

    @Test
    void nothingMovesPastTheOutputLayerOrTheImages() {
        assertThat(SpecEdits.moveDown(CHAIN, Set.of(2)).spec()).isEqualTo(CHAIN);
        assertThat(SpecEdits.moveUp(CHAIN, Set.of(0)).spec()).isEqualTo(CHAIN);
    }

    @Test
    void aConnectionToALayerWithOneInputIsJoinedByAnAdd() {
        Edited edited = SpecEdits.connect(CHAIN, 0, 2, Joining.ADD);

        assertThat(types(edited.spec())).containsExactly("conv2d", "max_pool2d", "add", "dense", "output");
        assertThat(wires(edited.spec())).containsExactly("[-1]", "[0]", "[1, 0]", "[2]", "[3]");
        assertThat(edited.spec().layers().get(2).wiring().inputs()).containsExactly("max_pool2d_1", "conv2d_0");
    }

    @Test
    void disconnectingWhatWasConnectedGivesTheSameWires() {
        ArchitectureSpec connected = SpecEdits.connect(CHAIN, 0, 2, Joining.ADD).spec();

        ArchitectureSpec cut = SpecEdits.disconnect(connected, 0, 2).spec();

        assertThat(types(cut)).isEqualTo(types(CHAIN));
        assertThat(wires(cut)).isEqualTo(wires(CHAIN));
    }

    @Test
    void anOnlyConnectionCantBeTakenAway() {
        assertThat(SpecEdits.canDisconnect(CHAIN, 0, 1)).isFalse();
        assertThat(SpecEdits.disconnect(CHAIN, 0, 1).spec()).isEqualTo(CHAIN);
    }

    @Test
    void anAddTakesOneMoreInput() {
        ArchitectureSpec after = SpecEdits.connect(RESIDUAL, 1, 3, Joining.ADD).spec();

        assertThat(wires(after).get(3)).isEqualTo("[2, 0, 1]");
    }

    @Test
    void aCircleIsRefusedInWords() {
        assertThatThrownBy(() -> SpecEdits.connect(CHAIN, 2, 1, Joining.ADD))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("\"dense_2\" already gets its input");
    }

    @Test
    void whoeverNamesALayerFollowsItsNewName() {
        ArchitectureSpec after = SpecEdits.rename(RESIDUAL, 0, "trunk");

        assertThat(after.layers().get(3).wiring().inputs()).containsExactly("batch_norm_2", "trunk");
    }

    @Test
    void aLayerThatOthersNameKeepsANameWhenItsOwnIsTakenAway() {
        ArchitectureSpec after = SpecEdits.rename(RESIDUAL, 0, null);

        assertThat(wires(after)).isEqualTo(wires(RESIDUAL));
    }

    @Test
    void theEndIsBeforeTheOutputLayer() {
        assertThat(SpecEdits.end(CHAIN)).isEqualTo(new Gap.Between(2, 3));
    }

    static ArchitectureSpec spec(String layers) {
        return SpecJson.read("test", "{\"version\":1,\"name\":\"test\",\"layers\":[" + layers + "]}");
    }

    static List<String> types(ArchitectureSpec spec) {
        return spec.layers().stream().map(LayerTypes.TABLE::nameOf).toList();
    }

    /** For each layer the indices of those that feed it. */
    static List<String> wires(ArchitectureSpec spec) {
        return WireGraph.of(spec).nodes().stream()
                .map(node -> node.inputs().stream()
                        .map(wire -> wire instanceof Wire.From from ? Integer.toString(from.node()) : wire.toString())
                        .toList()
                        .toString())
                .toList();
    }
}
