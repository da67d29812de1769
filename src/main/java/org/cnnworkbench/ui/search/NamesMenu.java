package org.cnnworkbench.ui.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.form.FieldText;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** Ticks the names that a field is searched over. */
final class NamesMenu extends MenuButton {

    /**
     * @param typed the values as they stand
     * @param taker gets them with a name more or less
     */
    NamesMenu(String id, List<String> choices, Supplier<String> typed, Consumer<String> taker) {
        super(null, Icons.of(MaterialDesignF.FORMAT_LIST_CHECKS));
        setId(id + "-names");
        getStyleClass().add("wb-flat");
        setAccessibleText("Choose names");
        Hint.on(this, "Choose names");
        getItems().add(new MenuItem());
        setOnShowing(showing -> {
            List<JsonNode> now = read(typed.get());
            getItems()
                    .setAll(choices.stream().map(name -> item(name, now, taker)).toList());
        });
    }

    private static MenuItem item(String name, List<JsonNode> now, Consumer<String> taker) {
        JsonNode node = TextNode.valueOf(name);
        CheckMenuItem item = new CheckMenuItem(FieldText.label(name));
        item.setMnemonicParsing(false);
        item.setSelected(now.contains(node));
        item.setOnAction(chosen -> {
            List<JsonNode> changed = new ArrayList<>(now);
            if (!changed.remove(node)) {
                changed.add(node);
            }
            taker.accept(DomainText.values(changed));
        });
        return item;
    }

    private static List<JsonNode> read(String text) {
        try {
            return DomainText.values(text);
        } catch (InputException e) {
            // What is typed is no list: ticks begin anew.
            return List.of();
        }
    }
}
