package org.cnnworkbench.ui.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.ExperimentDocument;
import org.cnnworkbench.ui.workspace.Preferences;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The menu: the document's commands, undo and redo, the pages, and what the visible page adds. */
final class Menus {

    /** What the menu calls that is not in the workspace. */
    interface Commands {
        void settings();

        void shortcuts();

        void about();

        void quit();
    }

    private final Workspace workspace;
    private final Theme theme;
    private final DocumentFiles files;
    private final Commands commands;
    private final MenuBar bar = new MenuBar();
    private final Menu pageMenu = new Menu("Page");
    private final Menu recent = new Menu("Open recent");

    Menus(Workspace workspace, Theme theme, DocumentFiles files, Pages pages, Commands commands) {
        this.workspace = workspace;
        this.theme = theme;
        this.files = files;
        this.commands = commands;
        bar.getMenus().addAll(file(), edit(), view(pages), pageMenu, help());
        workspace.navigator().pageProperty().addListener((observed, before, now) -> showPage(pages, now));
        showPage(pages, workspace.navigator().pageProperty().get());
    }

    MenuBar bar() {
        return bar;
    }

    private Menu file() {
        workspace.preferences().property().addListener((observed, before, now) -> showRecent(now.recent()));
        showRecent(workspace.preferences().now().recent());
        return new Menu(
                "File",
                null,
                item("New", files::begin, key(KeyCode.N)),
                item("Open …", files::open, key(KeyCode.O)),
                recent,
                item("Save", files::save, key(KeyCode.S)),
                item("Save as …", files::saveAs, shifted(KeyCode.S)),
                new SeparatorMenuItem(),
                item("Settings …", commands::settings, key(KeyCode.COMMA)),
                new SeparatorMenuItem(),
                item("Quit", commands::quit, key(KeyCode.Q)));
    }

    private void showRecent(List<String> paths) {
        recent.getItems()
                .setAll(paths.stream()
                        .map(path -> item(path, () -> files.open(Path.of(path)), null))
                        .toList());
        recent.setDisable(paths.isEmpty());
    }

    private Menu edit() {
        ExperimentDocument document = workspace.document();
        MenuItem undo = item("Undo", document::undo, key(KeyCode.Z));
        undo.textProperty().bind(Bindings.concat("Undo ", document.undoTextProperty()));
        undo.disableProperty().bind(document.undoTextProperty().isEmpty());
        MenuItem redo = item("Redo", document::redo, shifted(KeyCode.Z));
        redo.textProperty().bind(Bindings.concat("Redo ", document.redoTextProperty()));
        redo.disableProperty().bind(document.redoTextProperty().isEmpty());
        return new Menu("Edit", null, undo, redo);
    }

    private Menu view(Pages pages) {
        Menu menu = new Menu("View");
        for (int i = 0; i < pages.ids().size(); i++) {
            PageId page = pages.ids().get(i);
            menu.getItems()
                    .add(item(
                            page.title(),
                            () -> workspace.navigator().show(page),
                            key(KeyCode.valueOf("DIGIT" + (i + 1)))));
        }
        CheckMenuItem dark = new CheckMenuItem("Dark theme");
        dark.setAccelerator(shifted(KeyCode.D));
        dark.setSelected(theme.now().dark());
        theme.palette().addListener((observed, before, now) -> dark.setSelected(now.dark()));
        dark.setOnAction(chosen -> useTheme(dark.isSelected()));
        menu.getItems().addAll(new SeparatorMenuItem(), dark);
        return menu;
    }

    private void useTheme(boolean dark) {
        theme.use(dark ? Palette.DARK : Palette.LIGHT);
        workspace.preferences().change(now -> now.withTheme(dark ? Preferences.Look.DARK : Preferences.Look.LIGHT));
    }

    private void showPage(Pages pages, PageId shown) {
        pageMenu.setText(shown.title());
        List<MenuItem> items = pages.get(shown).menu();
        pageMenu.getItems().setAll(items);
        pageMenu.setVisible(!items.isEmpty());
    }

    private Menu help() {
        return new Menu(
                "Help",
                null,
                item("Keyboard shortcuts", commands::shortcuts, new KeyCodeCombination(KeyCode.F1)),
                item("About CNN Workbench", commands::about, null));
    }

    private static MenuItem item(String text, Runnable action, @Nullable KeyCombination key) {
        MenuItem item = new MenuItem(text);
        // A path may hold an underscore, which would mark a letter.
        item.setMnemonicParsing(false);
        item.setOnAction(chosen -> action.run());
        if (key != null) {
            item.setAccelerator(key);
        }
        return item;
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}
