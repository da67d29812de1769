package org.cnnworkbench.run;

import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.cnnworkbench.engine.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The kernels of an epoch, read from their file when somebody first looks at them: most who read a journal never do. Looking throws {@link
 * org.cnnworkbench.input.InputException} where the file is missing or damaged.
 */
final class FilterFile extends AbstractMap<String, Tensor> {

    private final Path file;
    private @Nullable Map<String, Tensor> kernels;

    FilterFile(Path file) {
        this.file = file;
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
