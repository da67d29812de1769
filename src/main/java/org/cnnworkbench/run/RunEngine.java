package org.cnnworkbench.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.UpdateRule;
import org.cnnworkbench.engine.gpu.CardMemory;
import org.cnnworkbench.engine.gpu.Placement;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.TrainingSettings;
import org.jspecify.annotations.Nullable;

/** Where a run computes, and with which engine: asked for, as before, or the fastest. */
final class RunEngine {

    private final Services services;
    private final TrainingSettings settings;
    private final @Nullable EngineChoice choiceBefore;
    private final @Nullable EngineDescription usedBefore;
    private final Placement place;

    /** @throws InputException where there is no such engine or device, or it doesn't compute there */
    RunEngine(Services services, TrainingSettings settings, RunRecord record) {
        this.services = services;
        this.settings = settings;
        this.choiceBefore = record.engineChoice();
        this.usedBefore = EngineBefore.of(record);
        this.place = services.engines().place(settings, usedBefore);
    }

    Placement place() {
        return place;
    }

    /** The engine that will most likely compute: what has been loaded of another would stay in memory. */
    Engine likely() {
        return at(usedBefore == null ? settings.engine() : nameBefore(usedBefore));
    }

    Engine chosen(EngineChoice choice) {
        return at(choice.engine());
    }

    /**
     * A run that goes on, or that comes from another, computes with the same engine as before: only then is it exact.
     *
     * @param steps  of the whole run
     * @param timing hears of a choice between engines that were timed
     */
    EngineChoice choose(NetworkPlan plan, long steps, Consumer<EngineChoice> timing) {
        if (!Engines.isOpen(settings)) {
            return new EngineChoice(settings.engine(), "asked for", List.of());
        }
        if (place.isOnCard()) {
            return new EngineChoice(
                    place.engines().getFirst(), "it computes on " + place.device() + ", " + place.reason(), List.of());
        }
        if (usedBefore != null) {
            String before = nameBefore(usedBefore);
            return choiceBefore != null && choiceBefore.engine().equals(before)
                    ? choiceBefore
                    : new EngineChoice(before, "the engine that it was begun with", List.of());
        }
        EngineChoice choice = new EngineChooser(services.engines().all(), new EngineSpeeds(services.cacheDirectory()))
                .choose(plan, settings.batchSize(), Engines.threads(settings.threads()), steps);
        if (choice.speeds().size() > 1) {
            timing.accept(choice);
        }
        return choice;
    }

    /**
     * What to tell where training ended.
     *
     * @return with the batch size that would do, where the memory of the card didn't suffice; otherwise the failure itself
     */
    RuntimeException explained(RuntimeException failure, Network network) {
        Optional<CardMemory> memory = place.isOnCard() ? CardMemory.of(failure) : Optional.empty();
        return memory.<RuntimeException>map(m -> new InputException(
                        advice(m, network) + "; branch goes on from the latest checkpoint with it", failure))
                .orElse(failure);
    }

    private String advice(CardMemory memory, Network network) {
        OptionalLong fits = memory.batchThatFits(
                place.card().orElseThrow(),
                settings.batchSize(),
                network.summary().parameterCount(),
                UpdateRule.of(settings.optimizer(), 0).slots().length,
                network.summary().layers().stream()
                        .mapToLong(layer -> layer.output().elements())
                        .sum());
        return memory.advice(place.card().orElseThrow(), settings.batchSize(), fits);
    }

    private Engine at(String name) {
        return services.engines().at(name, place);
    }

    private String nameBefore(EngineDescription used) {
        return services.engines().forAnswers(settings, used).name();
    }
}
