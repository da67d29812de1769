package org.cnnworkbench.ui.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cnnworkbench.input.Codecs;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.TextFiles;
import org.jspecify.annotations.Nullable;

/** Keeps the preferences in a file. A damaged file is put aside and said; a file that can't be written costs nothing but the memory. */
public final class PreferencesStore {

    private static final int MAX_BYTES = 1 << 20;
    private static final RecordCodec<Preferences> CODEC = RecordCodec.of(Preferences.class, Codecs.STANDARD.strict());

    private final Path file;
    private final Path startDirectory;
    private final ReadOnlyObjectWrapper<Preferences> preferences;
    private final @Nullable String damage;

    /**
     * @param file           need not exist
     * @param startDirectory where the program was started
     */
    public PreferencesStore(Path file, Path startDirectory) {
        this.file = file;
        this.startDirectory = startDirectory;
        Preferences read;
        String found = null;
        try {
            read = Files.exists(file) ? parse(TextFiles.read(file, MAX_BYTES)) : defaults();
        } catch (InputException e) {
            read = defaults();
            found = "The settings can't be read and were put aside; defaults hold. " + e.getMessage();
            putAside();
        }
        this.preferences = new ReadOnlyObjectWrapper<>(read);
        this.damage = found;
    }

    private Preferences parse(String text) {
        return CODEC.read(JsonValue.parse(file.toString(), text));
    }

    private static Preferences defaults() {
        return CODEC.read(JsonValue.parse("defaults", "{}"));
    }

    private void putAside() {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // It stays where it is, and will be said again at the next start.
            return;
        }
    }

    public ReadOnlyObjectProperty<Preferences> property() {
        return preferences.getReadOnlyProperty();
    }

    public Preferences now() {
        return preferences.get();
    }

    /** What was wrong with the file; null for nothing. */
    public @Nullable String damage() {
        return damage;
    }

    /**
     * Changes them and writes them.
     *
     * @throws InputException where they can't be written; they hold all the same while the program runs
     */
    public void change(UnaryOperator<Preferences> change) {
        Preferences after = change.apply(preferences.get());
        if (after.equals(preferences.get())) {
            return;
        }
        preferences.set(after);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new InputException("the settings can't be kept in " + file + ": " + e.getMessage(), e);
        }
        TextFiles.writeAtomically(file, JsonText.indented(CODEC.write(after)) + "\n");
    }

    /** Puts a file at the head of those opened lately. */
    public void addRecent(Path opened) {
        change(now -> {
            List<String> recent = new ArrayList<>(now.recent());
            String name = opened.toAbsolutePath().toString();
            recent.remove(name);
            recent.addFirst(name);
            return now.withRecent(recent);
        });
    }

    /**
     * Where runs and data lie: what the person chose, else the directory in which the program was started; a program that was started
     * from a menu, in the home directory or the root, uses a folder of its own.
     */
    public Path directory() {
        String chosen = preferences.get().directory();
        if (chosen != null) {
            return Path.of(chosen);
        }
        Path home = Path.of(System.getProperty("user.home")).toAbsolutePath();
        boolean started =
                !startDirectory.equals(home) && startDirectory.getNameCount() > 0 && Files.isWritable(startDirectory);
        return started ? startDirectory : home.resolve("cnn-workbench");
    }
}
