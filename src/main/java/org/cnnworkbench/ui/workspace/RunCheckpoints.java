package org.cnnworkbench.ui.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.run.Checkpoints;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.Position;

/**
 * The checkpoints of a run and what is needed to ask them.
 *
 * @param marks  in the order of training
 * @param images by name of a split, how many images it has; empty where the run has not begun
 */
public record RunCheckpoints(RunDirectory run, Experiment experiment, List<Mark> marks, Map<String, Integer> images) {

    /**
     * One checkpoint.
     *
     * @param file   its name
     * @param best   whether it is the best epoch's
     * @param latest whether it came furthest
     */
    public record Mark(String file, Position position, boolean best, boolean latest) {

        /** As a person calls it: {@code Epoch 3 · best}. */
        public String text() {
            String place = position.equals(Position.START)
                    ? "Before training"
                    : position.batches() == 0
                            ? "Epoch " + position.epochs()
                            : "Epoch " + (position.epochs() + 1) + ", batch " + position.batches();
            return place + (best ? " · best" : "") + (latest ? " · latest" : "");
        }
    }

    public RunCheckpoints {
        marks = List.copyOf(marks);
        images = new LinkedHashMap<>(images);
    }

    /**
     * Looks into a run's directory. Not for the window's thread.
     *
     * @throws org.cnnworkbench.input.InputException where its files are damaged
     */
    public static RunCheckpoints read(RunDirectory run) {
        Experiment experiment = run.experiment();
        Checkpoints checkpoints = new Checkpoints(run, experiment.training());
        List<Checkpoints.Saved> all = checkpoints.list();
        Optional<Checkpoints.Saved> best = checkpoints.best();
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Checkpoints.Saved saved = all.get(i);
            marks.add(new Mark(
                    saved.file(),
                    saved.position(),
                    best.isPresent() && best.get().equals(saved),
                    i == all.size() - 1));
        }
        return new RunCheckpoints(run, experiment, marks, images(run.record()));
    }

    private static Map<String, Integer> images(RunRecord record) {
        Map<String, Integer> images = new LinkedHashMap<>();
        RunRecord.Data data = record.data();
        if (data != null) {
            put(images, ImageDataset.TEST, data.testImages());
            put(images, ImageDataset.VALIDATION, data.validationImages());
            put(images, ImageDataset.TRAIN, data.trainingImages());
        }
        return images;
    }

    private static void put(Map<String, Integer> images, String split, int count) {
        if (count > 0) {
            images.put(split, count);
        }
    }

    /** The position of the best one in {@link #marks}, of the latest where none is the best, -1 where there is none. */
    public int best() {
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).best()) {
                return i;
            }
        }
        return marks.size() - 1;
    }

    /** The position of a file in {@link #marks}, -1 where it is not there. */
    public int indexOf(String file) {
        return marks.stream().map(Mark::file).toList().indexOf(file);
    }
}
