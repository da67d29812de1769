package org.cnnworkbench.engine.gpu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cnnworkbench.input.InputException;

/** Chooses on what a run computes: a function of what there is and what is wanted. */
public final class Placing {

    private static final String MEND = "; doctor shows which engine can use which card, and why not";

    private final Gpus gpus;
    private final List<CardSupport> supports;

    /**
     * @param gpus     what a look found
     * @param supports of the engines that may compute, in the order of preference
     */
    public Placing(Gpus gpus, List<CardSupport> supports) {
        this.gpus = gpus;
        this.supports = List.copyOf(supports);
    }

    /**
     * The card with the most free memory among those that an engine serves, or the processor where the person leaves it open; else what was
     * asked for.
     *
     * @throws InputException where what was asked for can't be had
     */
    public Placement choose(DeviceWish wish) {
        return switch (wish) {
            case DeviceWish.Cpu ignored -> processor("asked for");
            case DeviceWish.Card card -> on(card.index());
            case DeviceWish.Auto ignored ->
                gpus.cards().stream()
                        .filter(card -> !serving(card).isEmpty())
                        .max(Comparator.comparingLong(Gpu::freeBytes)
                                .thenComparing(Gpu::index, Comparator.reverseOrder()))
                        .map(card -> on(card, "the card with the most free memory"))
                        .orElseGet(() -> processor(whyNoCard()));
        };
    }

    private String whyNoCard() {
        if (gpus.cards().isEmpty()) {
            return gpus.problem().isEmpty() ? "there is no graphics card" : gpus.problem();
        }
        return gpus.cards().stream()
                .map(card -> card.device() + " " + card.name() + ": " + refused(card))
                .collect(Collectors.joining("; "));
    }

    private Placement on(int index) {
        Optional<Gpu> found = gpus.card(index);
        if (found.isEmpty()) {
            throw new InputException("device: cuda:" + index + " was asked for, and "
                    + (gpus.cards().isEmpty()
                            ? "there is no graphics card that an NVIDIA driver reports"
                            : "there are "
                                    + gpus.cards().stream().map(Gpu::device).collect(Collectors.joining(", ")))
                    + (gpus.problem().isEmpty() ? "" : " (" + gpus.problem() + ")")
                    + "; use --device auto or cpu, or install the card's driver");
        }
        Gpu card = found.get();
        if (serving(card).isEmpty()) {
            throw new InputException("device: " + card.device() + " (" + card.name()
                    + ") was asked for, and no engine can " + "compute there: " + refused(card) + MEND);
        }
        return on(card, "asked for");
    }

    private Placement on(Gpu card, String reason) {
        return new Placement(
                Optional.of(card), gpus.driver().map(DriverVersion::text).orElse(""), serving(card), reason);
    }

    private Placement processor(String reason) {
        return Placement.processor(supports.stream().map(CardSupport::engine).toList(), reason);
    }

    private List<String> serving(Gpu card) {
        return supports.stream()
                .filter(support -> support.refusal(card, gpus.driver()).isEmpty())
                .map(CardSupport::engine)
                .toList();
    }

    /** Why each engine can't compute on a card; empty for those that can. By their names. */
    public Map<String, String> refusals(Gpu card) {
        Map<String, String> all = new LinkedHashMap<>();
        supports.forEach(support ->
                all.put(support.engine(), support.refusal(card, gpus.driver()).orElse("")));
        return all;
    }

    private String refused(Gpu card) {
        return refusals(card).entrySet().stream()
                .filter(refusal -> !refusal.getValue().isEmpty())
                .map(refusal -> refusal.getKey() + ": " + refusal.getValue())
                .collect(Collectors.joining("; "));
    }

    /** What the look found. */
    public Gpus gpus() {
        return gpus;
    }

    /** What each engine says of each card: for a person to read. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Gpu card : gpus.cards()) {
            refusals(card)
                    .forEach((engine, reason) -> lines.add(card.device() + ": " + engine
                            + (reason.isEmpty() ? " can use it" : " can't use it: " + reason)));
        }
        return lines;
    }
}
