package org.cnnworkbench.ui.common;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.GridCell;
import org.controlsfx.control.GridView;
import org.jspecify.annotations.Nullable;

/**
 * Many small pictures with a caption below each; only those that are seen are made. Each is a button, so that Tab and Enter reach it.
 *
 * @param <T> what a picture stands for
 */
public final class PictureWall<T> extends StackPane {

    private static final double LINE = 13;
    private static final double MARGINS = 9;

    private final GridView<T> grid = new GridView<>();
    private final Function<T, Image> pictures;
    private final Function<T, String> captions;
    private final Consumer<T> open;
    private final double side;

    /**
     * @param side     of a picture, in pixels
     * @param pictures quick: called while scrolling
     * @param captions short, of as many lines as said
     * @param lines    of a caption
     * @param open     called when a picture is pressed
     */
    public PictureWall(
            double side, Function<T, Image> pictures, Function<T, String> captions, int lines, Consumer<T> open) {
        this.side = side;
        this.pictures = pictures;
        this.captions = captions;
        this.open = open;
        getStyleClass().add("wb-wall");
        grid.setCellWidth(side + 8);
        grid.setCellHeight(side + MARGINS + lines * LINE);
        grid.setHorizontalCellSpacing(2);
        grid.setVerticalCellSpacing(4);
        grid.setCellFactory(view -> new PictureCell());
        getChildren().add(grid);
    }

    /** Shows these, from the beginning. */
    public void show(List<T> items) {
        grid.getItems().setAll(items);
    }

    private final class PictureCell extends GridCell<T> {

        private final ImageView picture = new ImageView();
        private final Button button = new Button("", picture);

        PictureCell() {
            picture.setPreserveRatio(true);
            picture.setFitWidth(side);
            picture.setFitHeight(side);
            button.getStyleClass().setAll("wb-picture");
            button.setContentDisplay(ContentDisplay.TOP);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMnemonicParsing(false);
            button.setOnAction(pressed -> {
                T item = getItem();
                if (item != null) {
                    open.accept(item);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
            } else {
                picture.setImage(Pictures.enlarged(pictures.apply(item), side));
                button.setText(captions.apply(item));
                setGraphic(button);
            }
        }
    }
}
