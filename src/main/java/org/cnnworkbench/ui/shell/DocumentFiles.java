package org.cnnworkbench.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.ExperimentDocument;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** New, open, save: the experiment document and its files. Whatever would lose edits asks first. */
final class DocumentFiles {

    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final FileChooser.ExtensionFilter EXPERIMENTS =
            new FileChooser.ExtensionFilter("Experiments", "*" + ExperimentDocument.ENDING, "*.json");

    private final Workspace workspace;
    private final Theme theme;
    private final Stage stage;

    DocumentFiles(Workspace workspace, Theme theme, Stage stage) {
        this.workspace = workspace;
        this.theme = theme;
        this.stage = stage;
    }

    /** The demonstration once more: an experiment that works is the best to begin from. */
    void begin() {
        if (mayLeave()) {
            workspace
                    .document()
                    .replace(NewExperiment.with(workspace.preferences().now()), null);
        }
    }

    void open() {
        FileChooser chooser = chooser("Open experiment");
        File chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    /** Opens an experiment file, or takes over the network of an architecture file. */
    void open(Path file) {
        try {
            String text = TextFiles.read(file, MAX_BYTES);
            boolean architecture = JsonValue.parse(file.toString(), text) instanceof JsonValue.Obj object
                    && !object.fields().containsKey("architecture");
            if (architecture) {
                ArchitectureSpec spec = SpecJson.read(file.toString(), text);
                workspace.document().edit("take over " + file.getFileName(), now -> withArchitecture(now, spec));
                workspace.navigator().show(PageId.DESIGN);
                workspace.notices().info("The network of " + file.getFileName() + " is drawn now; undo goes back.");
            } else {
                Experiment experiment = ExperimentJson.read(file.toString(), text);
                if (!mayLeave()) {
                    return;
                }
                workspace.document().replace(experiment, file.toAbsolutePath());
                workspace.preferences().addRecent(file);
            }
        } catch (InputException e) {
            workspace.notices().problem("opening " + file.getFileName(), e);
        }
    }

    private static Experiment withArchitecture(Experiment now, ArchitectureSpec spec) {
        return new Experiment(now.name(), spec, now.data(), now.augmentation(), now.training());
    }

    /** Saves where it lies, else asks where; true where it was saved. */
    boolean save() {
        Path file = workspace.document().fileProperty().get();
        return file == null ? saveAs() : save(file);
    }

    boolean saveAs() {
        FileChooser chooser = chooser("Save experiment");
        chooser.setInitialFileName(fileName());
        File chosen = chooser.showSaveDialog(stage);
        if (chosen == null) {
            return false;
        }
        String path = chosen.getPath();
        boolean named = path.endsWith(ExperimentDocument.ENDING) || path.endsWith(".json");
        return save(Path.of(named ? path : path + ExperimentDocument.ENDING));
    }

    private String fileName() {
        Path file = workspace.document().fileProperty().get();
        return file == null
                ? workspace.document().experiment().name().replaceAll("[^\\p{Alnum} ._-]+", "-")
                        + ExperimentDocument.ENDING
                : String.valueOf(file.getFileName());
    }

    boolean save(Path file) {
        try {
            workspace.document().save(file);
            workspace.preferences().addRecent(file);
            return true;
        } catch (InputException e) {
            workspace.notices().problem("saving " + file.getFileName(), e);
            return false;
        }
    }

    /** Asks what shall become of edits that no file holds; false where the person wants to stay. */
    boolean mayLeave() {
        if (!workspace.document().changedProperty().get()) {
            return true;
        }
        ButtonType save = new ButtonType("Save", ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType("Don't save", ButtonBar.ButtonData.NO);
        Alert question = new Alert(
                Alert.AlertType.NONE, "What you changed is lost otherwise.", save, discard, ButtonType.CANCEL);
        question.initOwner(stage);
        question.setTitle("Unsaved experiment");
        question.setHeaderText(
                "Save the experiment \"" + workspace.document().experiment().name() + "\"?");
        theme.dress(question.getDialogPane().getScene());
        Optional<ButtonType> answer = question.showAndWait();
        if (answer.isEmpty() || answer.get() == ButtonType.CANCEL) {
            return false;
        }
        return answer.get() == discard || save();
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(EXPERIMENTS);
        Path file = workspace.document().fileProperty().get();
        @Nullable
        Path folder = file != null
                ? file.toAbsolutePath().getParent()
                : workspace.preferences().directory();
        if (folder != null && folder.toFile().isDirectory()) {
            chooser.setInitialDirectory(folder.toFile());
        }
        return chooser;
    }
}
