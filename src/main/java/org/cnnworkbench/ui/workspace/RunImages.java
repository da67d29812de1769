package org.cnnworkbench.ui.workspace;

import java.nio.file.Path;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.run.Evaluations;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.train.DataSettings;
import org.cnnworkbench.train.Experiment;
import org.jspecify.annotations.Nullable;

/** The images that runs learned from, split as they were then. The last set is kept, so that going from run to run reads it once. */
public final class RunImages {

    private final Services services;
    private @Nullable Loaded loaded;
    private @Nullable Prepared prepared;

    private record Loaded(String directory, String reference, ImageDataset images) {}

    private record Prepared(RunDirectory run, DataSettings settings, long seed, ImageDataset images) {}

    public RunImages(Services services) {
        this.services = services;
    }

    /**
     * Reads them, which may take long: not for the window's thread. Who asks while another reads waits for it.
     *
     * @throws org.cnnworkbench.input.InputException where they can't be had or have changed since the training
     */
    public synchronized ImageDataset of(RunDirectory run, Experiment experiment, Progress progress)
            throws InterruptedException {
        long seed = experiment.training().seed();
        Prepared last = prepared;
        if (last != null && last.run.equals(run) && last.settings.equals(experiment.data()) && last.seed == seed) {
            return last.images;
        }
        RunRecord record = run.record();
        ImageDataset images = Evaluations.ownImages(record, experiment, load(record, experiment, progress));
        prepared = new Prepared(run, experiment.data(), seed, images);
        return images;
    }

    private ImageDataset load(RunRecord record, Experiment experiment, Progress progress) throws InterruptedException {
        String reference = experiment.data().reference();
        Loaded last = loaded;
        if (last != null && last.directory.equals(record.dataDirectory()) && last.reference.equals(reference)) {
            return last.images;
        }
        // What was kept is let go of before the new images take its place in memory.
        loaded = null;
        prepared = null;
        ImageDataset images =
                services.datasets(Path.of(record.dataDirectory())).load(DatasetReference.parse(reference), progress);
        loaded = new Loaded(record.dataDirectory(), reference, images);
        return images;
    }
}
