package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cnnworkbench.engine.Tensor;

/** The kernels that a run has kept of every convolution, as they were after each epoch: a film of how they learn. */
public final class FilterFrames {

    private static final Pattern EPOCH = Pattern.compile("epoch-(\\d{4,9})\\.safetensors");
    private static final String NOW = "now.safetensors";

    private FilterFrames() {}

    /**
     * One picture of the film.
     *
     * @param epoch    epochs trained to their end, 0 before the first
     * @param between  whether the next epoch has been begun
     * @param modified when the file was written
     */
    public record Frame(int epoch, boolean between, Path file, FileTime modified) {

        /**
         * Kernels by name of their layer, filters × channels × height × width.
         *
         * @throws org.cnnworkbench.input.InputException where the file is missing or damaged
         */
        public Map<String, Tensor> kernels() {
            return SafeTensors.read(file).tensors();
        }
    }

    /** In the order of time; what was told in the middle of an epoch only where nothing newer is there. */
    public static List<Frame> list(RunDirectory run) {
        if (!Files.isDirectory(run.filtersDirectory())) {
            return List.of();
        }
        List<Frame> frames = new ArrayList<>();
        try (Stream<Path> files = Files.list(run.filtersDirectory())) {
            for (Path file : files.toList()) {
                Matcher matcher = EPOCH.matcher(String.valueOf(file.getFileName()));
                if (matcher.matches()) {
                    frames.add(new Frame(
                            Integer.parseInt(matcher.group(1)), false, file, Files.getLastModifiedTime(file)));
                }
            }
            frames.sort(Comparator.comparingInt(Frame::epoch));
            Path now = run.filtersDirectory().resolve(NOW);
            if (Files.exists(now)) {
                FileTime modified = Files.getLastModifiedTime(now);
                if (frames.isEmpty() || modified.compareTo(frames.getLast().modified) > 0) {
                    frames.add(new Frame(frames.isEmpty() ? 0 : frames.getLast().epoch, true, now, modified));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + run.filtersDirectory() + " failed: " + e.getMessage(), e);
        }
        return List.copyOf(frames);
    }
}
