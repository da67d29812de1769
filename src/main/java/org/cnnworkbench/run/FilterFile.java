package org.cnnworkbench.run;

import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.TrainingEvent;
import org.jspecify.annotations.Nullable;

/**
 * The kernels of a network in training, read from their file when somebody first looks at them: most who read a journal never do. Each
 * epoch's end has a file of its own; between, one file holds the kernels as they were told last. Looking throws {@link
 * org.cnnworkbench.input.InputException} where the file is missing or damaged.
 */
final class FilterFile extends AbstractMap<String, Tensor> {

    private final Path file;
    private @Nullable Map<String, Tensor> kernels;

    FilterFile(Path file) {
        this.file = file;
    }

    /** Where the kernels of a place belong, relative to the run's directory. */
    static String name(Position at) {
        return at.batches() == 0 ? "filters/epoch-%04d.safetensors".formatted(at.epochs()) : "filters/now.safetensors";
    }

    static void write(RunDirectory run, TrainingEvent.FiltersChanged filters) {
        new SafeTensors(filters.kernels(), Map.of("position", filters.at().text()))
                .writeUnforced(run.path().resolve(name(filters.at())));
    }

    @Override
    public synchronized Set<Entry<String, Tensor>> entrySet() {
        Map<String, Tensor> read = kernels;
        if (read == null) {
            read = SafeTensors.read(file).tensors();
            kernels = read;
        }
        return read.entrySet();
    }

    /** Without reading the file. */
    @Override
    public String toString() {
        return "kernels in " + file;
    }
}
