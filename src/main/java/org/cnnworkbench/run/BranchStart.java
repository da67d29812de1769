package org.cnnworkbench.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cnnworkbench.engine.NetworkState;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.engine.UpdateRule;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ParameterSpec;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.DataSettings;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.LearningRates;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.TrainingSettings;
import org.cnnworkbench.train.TrainingState;

/** What of a parent's state fits a branch, by the rules that {@link Branches} tells. Knows no files. */
final class BranchStart {

    private static final int SHOWN = 5;

    private final Experiment parent;
    private final BranchRequest request;
    private final NetworkSummary network;

    /** @param network the branch's */
    BranchStart(Experiment parent, BranchRequest request, NetworkSummary network) {
        this.parent = parent;
        this.request = request;
        this.network = network;
    }

    /**
     * What the branch begins with.
     *
     * @throws InputException where the branch's network has other parameters, or the branch would be over before it began
     */
    TrainingState of(TrainingState state) {
        checkParameters(state.network().parameters());
        TrainingState start = new TrainingState(
                networkState(state.network()),
                state.history(),
                reordersBatches() ? null : state.partial(),
                acts(state.acts()));
        int epochs = new LearningRates(settings()).epochs(start.acts());
        if (epochs <= state.epochs()) {
            throw new InputException("epochs: expected more than the " + state.epochs()
                    + " that the checkpoint was trained for, received " + epochs + "; ask for more, such as --epochs "
                    + (state.epochs() + epochs) + ", or begin with an earlier checkpoint");
        }
        return start;
    }

    /** What a person should know of the state that {@link #of} makes: a sentence each. */
    List<String> notes(TrainingState state) {
        List<String> notes = new ArrayList<>();
        if (hasOtherOptimizer()) {
            notes.add("another optimizer: the weights come along, the optimizer begins anew");
        }
        if (state.partial() != null && reordersBatches()) {
            notes.add("epoch " + (state.epochs() + 1) + " begins anew, with the weights of the checkpoint: batch size, "
                    + "seed or images are not the parent's");
        }
        if (splitsImagesAnew()) {
            notes.add("the images are split anew: some that judge the network now may be among those that it learned "
                    + "from before, which flatters it; the curve up to here was measured on other images");
        }
        List<AppliedAct> kept = acts(state.acts());
        if (!kept.isEmpty()) {
            notes.add("what was set by hand while the parent was trained holds here, too: " + text(kept));
        }
        List<AppliedAct> dropped = new ArrayList<>(state.acts());
        dropped.removeIf(this::comesAlong);
        if (!dropped.isEmpty()) {
            notes.add("what was set by hand while the parent was trained gives way to the branch's settings: "
                    + text(dropped));
        }
        return notes;
    }

    private static String text(List<AppliedAct> acts) {
        return acts.stream()
                .map(applied -> applied.act().text() + " " + applied.at().text())
                .collect(Collectors.joining(", "));
    }

    private TrainingSettings settings() {
        return request.experiment().training();
    }

    private boolean hasOtherOptimizer() {
        return settings().optimizer().getClass()
                != parent.training().optimizer().getClass();
    }

    private boolean hasOtherImages() {
        return request.dataDirectory() != null || !request.experiment().data().equals(parent.data());
    }

    private boolean hasOtherSeed() {
        return settings().seed() != parent.training().seed();
    }

    private boolean reordersBatches() {
        return settings().batchSize() != parent.training().batchSize() || hasOtherSeed() || hasOtherImages();
    }

    private boolean splitsImagesAnew() {
        DataSettings data = request.experiment().data();
        boolean drawn = data.validation() > 0 || data.holdout() != null || data.limit() != null;
        return hasOtherImages() || (hasOtherSeed() && drawn);
    }

    /** The state with the branch's optimizer, one that has taken no step where it is another than the parent's. */
    NetworkState networkState(NetworkState state) {
        if (!hasOtherOptimizer()) {
            return state;
        }
        List<Map<String, Tensor>> slots = new ArrayList<>();
        for (LayerSummary layer : network.layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                if (parameter.trainable()) {
                    float[][] fresh = UpdateRule.of(settings().optimizer(), Math.toIntExact(parameter.elements()))
                            .slots();
                    for (int slot = 0; slot < fresh.length; slot++) {
                        if (slots.size() == slot) {
                            slots.add(new LinkedHashMap<>());
                        }
                        slots.get(slot)
                                .put(NetworkState.key(layer, parameter), new Tensor(parameter.shape(), fresh[slot]));
                    }
                }
            }
        }
        return new NetworkState(0, state.parameters(), slots);
    }

    /**
     * The parent's acts that still hold. With other batches, one from the middle of an epoch counts from the beginning of that epoch: its
     * batch is a number that may not exist any more.
     */
    List<AppliedAct> acts(List<AppliedAct> acts) {
        return acts.stream()
                .filter(this::comesAlong)
                .map(applied -> reordersBatches()
                        ? new AppliedAct(new Position(applied.at().epochs(), 0), applied.act())
                        : applied)
                .toList();
    }

    private boolean comesAlong(AppliedAct applied) {
        return switch (applied.act()) {
            case SteeringAct.SetLearningRate rate -> !hasOwnLearningRate();
            case SteeringAct.SetEpochs epochs ->
                !request.namesEpochs()
                        && settings().epochs() == parent.training().epochs();
            case SteeringAct.Pause pause -> false;
            case SteeringAct.Continue go -> false;
            case SteeringAct.Stop stop -> false;
            case SteeringAct.TakeCheckpoint checkpoint -> false;
        };
    }

    private boolean hasOwnLearningRate() {
        TrainingSettings before = parent.training();
        return request.namesLearningRate()
                || !settings().optimizer().equals(before.optimizer())
                || !settings().schedule().equals(before.schedule())
                || settings().warmUpEpochs() != before.warmUpEpochs();
    }

    private void checkParameters(Map<String, Tensor> has) {
        Map<String, List<Integer>> wanted = new LinkedHashMap<>();
        network.layers()
                .forEach(layer -> layer.parameters()
                        .forEach(parameter -> wanted.put(NetworkState.key(layer, parameter), parameter.shape())));
        Set<String> names = new LinkedHashSet<>(has.keySet());
        names.addAll(wanted.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            Tensor tensor = has.get(name);
            List<Integer> shape = wanted.get(name);
            if (tensor == null) {
                differences.add("the checkpoint has no " + name);
            } else if (shape == null) {
                differences.add("the branch's network has no " + name);
            } else if (!tensor.shape().equals(shape)) {
                differences.add(name + " has shape " + tensor.shape() + " in the checkpoint and " + shape
                        + " in the branch's network");
            }
        }
        if (!differences.isEmpty()) {
            throw new InputException("architecture "
                    + request.experiment().architecture().name()
                    + ": expected a network with the parameters of the checkpoint; "
                    + String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())))
                    + (differences.size() > SHOWN ? "; and " + (differences.size() - SHOWN) + " more" : "")
                    + "; another network needs a run of its own");
        }
    }
}
