package org.cnnworkbench.ui.editor.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.ArchitectureFiles;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.Diagnostic;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.ui.editor.graph.SpecEdits.Edited;
import org.cnnworkbench.ui.editor.graph.SpecEdits.Joining;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many edits one after the other, drawn with fixed seeds, over every sample. */
class RandomEditsTest {

    private static final int SEEDS = 2;
    private static final int EDITS = 30;
    private static final TensorShape.Image INPUT = TensorShape.image(32, 32, 3);

    /** A wire that leads nowhere, or backwards: no edit may ever leave one. */
    private static final Set<String> BROKEN_WIRES = Set.of(
            "unknown_input",
            "forward_reference",
            "self_reference",
            "repeated_input",
            "duplicate_layer_name",
            "too_many_inputs",
            "bad_layer_name",
            "reserved_layer_name");

    static List<String> samples() {
        return ArchitectureFiles.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noEditBreaksAWire(String sample) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            ArchitectureSpec spec = ArchitectureFiles.sample(sample);
            for (int i = 0; i < EDITS; i++) {
                Edited edited = edit(spec, random);
                spec = edited.spec();
                String where = sample + ", seed " + seed + ", edit " + i;
                NetworkSummary summary = ShapeInference.infer(spec, INPUT, 10);
                assertThat(summary.diagnostics())
                        .as(where)
                        .extracting(Diagnostic::code)
                        .doesNotContainAnyElementsOf(BROKEN_WIRES);
                int layers = spec.layers().size();
                assertThat(edited.selection()).as(where).allMatch(layer -> layer >= 0 && layer < layers);
                assertThat(WireGraph.of(spec).toSpec()).as(where).isEqualTo(spec);
                assertThat(SpecJson.read("again", SpecJson.write(spec)))
                        .as(where)
                        .isEqualTo(spec);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyOfferedMendChangesSomethingAndBreaksNoWire(String sample) {
        Random random = new Random(7);
        ArchitectureSpec spec = ArchitectureFiles.sample(sample);
        for (int i = 0; i < EDITS; i++) {
            spec = edit(spec, random).spec();
            NetworkSummary summary = ShapeInference.infer(spec, INPUT, 10);
            for (Diagnostic problem : summary.diagnostics()) {
                Mends.of(summary, problem).ifPresent(mend -> {
                    assertThat(mend.after()).isNotEqualTo(summary.architecture());
                    assertThat(ShapeInference.infer(mend.after(), INPUT, 10).diagnostics())
                            .as(sample + ": " + mend.title() + " for " + problem)
                            .extracting(Diagnostic::code)
                            .doesNotContainAnyElementsOf(BROKEN_WIRES);
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void blocksNeverLieOnEachOtherNorOnAConnection(String sample) {
        Random random = new Random(11);
        ArchitectureSpec spec = ArchitectureFiles.sample(sample);
        for (int i = 0; i < EDITS; i++) {
            GraphLayoutTest.assertReadable(sample + ", edit " + i, GraphLayout.of(WireGraph.of(spec), 900, 600), false);
            spec = edit(spec, random).spec();
        }
    }

    private static Edited edit(ArchitectureSpec spec, Random random) {
        int size = spec.layers().size();
        if (size == 0) {
            return insert(spec, random);
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> insert(spec, random);
            case 2 -> SpecEdits.delete(spec, chosen(size, random));
            case 3 -> SpecEdits.duplicate(spec, chosen(size, random));
            case 4 -> SpecEdits.move(spec, chosen(size, random), gap(spec, random));
            case 5 -> connected(spec, random);
            case 6 -> SpecEdits.disconnect(spec, random.nextInt(size), random.nextInt(size));
            case 7 ->
                random.nextBoolean()
                        ? SpecEdits.moveUp(spec, chosen(size, random))
                        : SpecEdits.moveDown(spec, chosen(size, random));
            default -> {
                int layer = random.nextInt(size);
                String name = random.nextBoolean() ? null : "layer_" + random.nextInt(1_000_000);
                yield new Edited(SpecEdits.rename(spec, layer, name), List.of(layer));
            }
        };
    }

    private static Edited insert(ArchitectureSpec spec, Random random) {
        var item = PaletteCatalog.ITEMS.get(random.nextInt(PaletteCatalog.ITEMS.size()));
        return SpecEdits.insert(spec, item.maker().layers(INPUT), gap(spec, random));
    }

    private static Gap gap(ArchitectureSpec spec, Random random) {
        List<Gap> gaps = new ArrayList<>();
        List<WireGraph.Node> nodes = WireGraph.of(spec).nodes();
        for (int i = -1; i < nodes.size(); i++) {
            gaps.add(new Gap.After(i));
        }
        nodes.forEach(node -> node.inputs().forEach(wire -> {
            if (wire instanceof Wire.From from) {
                gaps.add(new Gap.Between(from.node(), node.id()));
            }
        }));
        return gaps.get(random.nextInt(gaps.size()));
    }

    private static Edited connected(ArchitectureSpec spec, Random random) {
        int size = spec.layers().size();
        try {
            return SpecEdits.connect(
                    spec,
                    random.nextInt(size + 1) - 1,
                    random.nextInt(size),
                    Joining.values()[random.nextInt(Joining.values().length)]);
        } catch (InputException circle) {
            return new Edited(spec, List.of());
        }
    }

    private static Set<Integer> chosen(int size, Random random) {
        Set<Integer> chosen = new HashSet<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            chosen.add(random.nextInt(size));
        }
        return chosen;
    }
}
