package org.cnnworkbench.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.workspace.Navigator;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The column of pages at the window's left edge. */
final class Rail extends VBox {

    private static final Map<PageId, Ikon> ICONS = Map.of(
            PageId.DESIGN, MaterialDesignG.GRAPH_OUTLINE,
            PageId.DATA, MaterialDesignI.IMAGE_MULTIPLE_OUTLINE,
            PageId.TRAIN, MaterialDesignP.PLAY_CIRCLE_OUTLINE,
            PageId.SEARCH, MaterialDesignM.MAGNIFY_SCAN,
            PageId.INSPECT, MaterialDesignE.EYE_OUTLINE,
            PageId.EVALUATE, MaterialDesignC.CHECKERBOARD,
            PageId.RUNS, MaterialDesignF.FORMAT_LIST_BULLETED);

    Rail(List<PageId> pages, Navigator navigator) {
        getStyleClass().add("wb-rail");
        ToggleGroup group = new ToggleGroup();
        for (PageId page : pages) {
            ToggleButton item = new ToggleButton(page.title(), Icons.of(Objects.requireNonNull(ICONS.get(page))));
            item.setId("rail-" + page.title().toLowerCase(Locale.ROOT));
            item.getStyleClass().add("wb-rail-item");
            item.setToggleGroup(group);
            Hint.on(item, page.purpose());
            item.setSelected(navigator.pageProperty().get() == page);
            // A page that is open stays open when it is pressed again.
            item.setOnAction(pressed -> {
                item.setSelected(true);
                navigator.show(page);
            });
            navigator.pageProperty().addListener((observed, before, now) -> item.setSelected(now == page));
            getChildren().add(item);
        }
    }
}
