package org.cnnworkbench.ui.editor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.cnnworkbench.spec.ArchitectureFiles;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.ui.editor.graph.GraphLayout.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphLayoutTest {

    static List<String> samples() {
        return ArchitectureFiles.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void inSamplesNoConnectionCrossesABlock(String sample) {
        ArchitectureSpec spec = ArchitectureFiles.sample(sample);

        assertReadable(sample, GraphLayout.of(WireGraph.of(spec), 0, 0), true);
        assertReadable(sample, GraphLayout.of(WireGraph.of(spec), 700, 600), true);
        assertReadable(sample, GraphLayout.of(WireGraph.of(spec), 1300, 900), true);
    }

    @Test
    void aChainStandsStraightBelowTheImages() {
        GraphLayout layout = GraphLayout.of(WireGraph.of(ArchitectureFiles.sample("lenet-5")), 0, 0);

        assertThat(layout.blocks()).extracting(Block::x).containsOnly(0.0);
        assertThat(layout.blocks()).extracting(Block::y).isSorted();
        assertThat(layout.width()).isEqualTo(GraphLayout.BLOCK_WIDTH);
    }

    @Test
    void theBranchesOfAnInceptionBlockStandSideBySide() {
        GraphLayout layout = GraphLayout.of(WireGraph.of(ArchitectureFiles.sample("inception-small")), 0, 0);

        assertThat(List.of(layout.block(2), layout.block(3), layout.block(5), layout.block(7)))
                .extracting(Block::y)
                .containsOnly(layout.block(2).y());
        assertThat(List.of(layout.block(2), layout.block(3), layout.block(5), layout.block(7)))
                .extracting(Block::x)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aLongNetworkIsFoldedUntilItFillsTheView() {
        WireGraph resnet = WireGraph.of(ArchitectureFiles.sample("resnet-small"));

        GraphLayout folded = GraphLayout.of(resnet, 1300, 900);

        assertThat(Math.min(1300 / folded.width(), 900 / folded.height())).isGreaterThan(0.6);
        assertThat(900 / GraphLayout.of(resnet, 0, 0).height()).isLessThan(0.25);
    }

    @Test
    void aWayAroundABlockLeavesAndArrivesAtTheSide() {
        GraphLayout layout = GraphLayout.of(WireGraph.of(ArchitectureFiles.sample("resnet-small")), 0, 0);
        Route skip = layout.routes().stream()
                .filter(route -> route.from() == 2 && route.to() == 8)
                .findFirst()
                .orElseThrow();

        assertThat(skip.points().getFirst().x()).isEqualTo(layout.block(2).x() + GraphLayout.BLOCK_WIDTH);
        assertThat(skip.points().getLast().x()).isEqualTo(layout.block(8).x() + GraphLayout.BLOCK_WIDTH);
    }

    /** Blocks lie apart; with {@code clear}, connections pass no block but their own. */
    static void assertReadable(String what, GraphLayout layout, boolean clear) {
        List<Block> blocks = layout.blocks();
        for (Block a : blocks) {
            assertThat(a.x()).as(what).isGreaterThanOrEqualTo(0);
            assertThat(a.x() + GraphLayout.BLOCK_WIDTH).as(what).isLessThanOrEqualTo(layout.width() + 0.5);
            assertThat(a.bottom()).as(what).isLessThanOrEqualTo(layout.height() + 0.5);
            for (Block b : blocks) {
                boolean apart = a.layer() == b.layer()
                        || Math.abs(a.x() - b.x()) >= GraphLayout.BLOCK_WIDTH
                        || Math.abs(a.y() - b.y()) >= GraphLayout.BLOCK_HEIGHT;
                if (!apart) {
                    fail(what + ": " + a + " and " + b);
                }
            }
            if (clear) {
                for (Route route : layout.routes()) {
                    boolean own = route.from() == a.layer() || route.to() == a.layer();
                    if (!own && crosses(route, a)) {
                        fail(what + ": " + route + " crosses " + a);
                    }
                }
            }
        }
    }

    /** Whether the way comes nearer to the block's middle line than its border. */
    private static boolean crosses(Route route, Block block) {
        for (double share = 0.1; share < 1; share += 0.1) {
            if (route.distance(block.x() + share * GraphLayout.BLOCK_WIDTH, block.centerY())
                    < GraphLayout.BLOCK_HEIGHT / 2 - 4) {
                return true;
            }
        }
        return false;
    }
}
