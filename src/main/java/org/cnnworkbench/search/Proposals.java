package org.cnnworkbench.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.search.StudyEvent.PointSkipped;
import org.cnnworkbench.search.StudyEvent.TrialAdded;
import org.cnnworkbench.search.pruner.NoPruner;
import org.cnnworkbench.search.pruner.Progress;
import org.cnnworkbench.search.sampler.GridSampler;
import org.cnnworkbench.search.sampler.Observation;
import org.cnnworkbench.search.sampler.TpeSampler;
import org.cnnworkbench.search.space.Point;

/**
 * Which trial is next. Trial n is chosen, and judged as hopeless or not, knowing the trials up to n − workers and no other: whichever of
 * those at once is faster, the same study makes the same trials.
 */
final class Proposals {

    /** So many proposals in a row that can't be trained mean that the space is wrong. */
    private static final int MOST_SKIPPED = 1000;

    private final StudyPlan plan;
    private final SearchedNetworks networks;

    Proposals(StudyPlan plan, SearchedNetworks networks) {
        this.plan = plan;
        this.networks = networks;
    }

    /** How many trials there shall be. */
    int target(StudyState state) {
        Integer target = state.target();
        if (target != null) {
            return target;
        }
        Integer planned = plan.trials();
        if (planned != null) {
            return planned;
        }
        return plan.sampler() instanceof GridSampler ? Integer.MAX_VALUE : StudyPlan.DEFAULT_TRIALS;
    }

    /** Whether enough is known for the next trial to begin. */
    boolean isDue(StudyState state) {
        boolean learns = plan.sampler() instanceof TpeSampler || !(plan.pruner() instanceof NoPruner);
        return !learns || known(state, state.trials().size()).stream().allMatch(Trial::isOver);
    }

    private List<Trial> known(StudyState state, int number) {
        return state.trials().subList(0, Math.max(0, number - plan.workers() + 1));
    }

    /** The trials that a trial is compared with. */
    List<Progress> others(StudyState state, int number) {
        return known(state, number).stream()
                .filter(trial -> trial.isOver() && !trial.scores().isEmpty())
                .map(trial -> new Progress(trial.number(), trial.scores()))
                .toList();
    }

    /**
     * Asks the sampler until it proposes what can be trained.
     *
     * @param events hears of the proposals that can't, and of the trial
     * @return empty where the sampler has no more
     * @throws InputException where no proposal can be trained
     */
    Optional<TrialAdded> next(StudyState state, Consumer<StudyEvent> events) {
        List<Observation> observed = new ArrayList<>();
        for (Trial trial : known(state, state.trials().size())) {
            Double score = trial.score();
            if (score != null) {
                observed.add(new Observation(trial.point(), score));
            }
        }
        String reason = "";
        for (int draw = state.draws(); draw < state.draws() + MOST_SKIPPED; draw++) {
            Optional<Point> point = plan.sampler().propose(plan.space(), plan.seed(), draw, observed);
            if (point.isEmpty()) {
                return Optional.empty();
            }
            try {
                networks.experiment(point.get());
                TrialAdded added = new TrialAdded(state.trials().size(), draw, point.get(), 0);
                events.accept(added);
                return Optional.of(added);
            } catch (InputException e) {
                reason = Objects.requireNonNullElse(e.getMessage(), "it can't be trained");
                events.accept(new PointSkipped(draw, point.get(), reason));
            }
        }
        throw new InputException(
                "space: " + MOST_SKIPPED + " proposals in a row can't be trained; the last: " + reason);
    }
}
